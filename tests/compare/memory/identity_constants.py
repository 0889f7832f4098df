# One object for equal constants of a unit; types and signs apart.
def f(): return 1000, 10.5, "two words", b"bytes", (1, 2, 3), 10 ** 10, 1 + 2j, -7.5
def g(): return 1000, 10.5, "two words", b"bytes", (1, 2, 3), 10 ** 10, 1 + 2j, -7.5
print([a is b for a, b in zip(f(), g())], f()[4] is (1, 2, 3), 1000 is f()[0] if False else f()[0] is [1000][0])
def h(): return 1.0, 1, True, 0.0, -0.0, (1,), (1.0,), (True,), (0.0,), (-0.0,), 1 + 0j, "1", b"1"
print([[a is b for b in h()].count(True) for a in h()], [repr(x) for x in h()])
def nested(): return ((1, 2), 3), ((1.0, 2), 3), ((1, 2), 3), (1, 2)
n = nested(); print(n[0] is n[2], n[0] is n[1], n[0][0] is n[3])
e1 = eval("1000"); e2 = eval("1000"); print(e1 is e2, e1 is 1000 if False else e1 == 1000)
ns1, ns2 = {}, {}; exec("x = 'a b'; y = 'a b'", ns1); exec("x = 'a b'", ns2); print(ns1["x"] is ns1["y"], ns1["x"] is ns2["x"])
c = compile("z = 12345", "f", "exec"); exec(c, ns1); exec(c, ns2); print(ns1["z"] is ns2["z"])
def lists(): return [1, 2, 3]
print(lists() is lists(), lists.__code__.co_consts, (lambda: {1, 2, 3} if 0 else 5)()); x = 1000; y = 1000; print(x is y)
class C: a = 1000; b = "two words"
print(C.a is x, C.b is f()[2]); print((lambda: 5000)() is (lambda: 5000)(), (lambda d=5000: d)() is (lambda: 5000)())
