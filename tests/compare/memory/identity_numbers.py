# Which equal numbers are one object.
def add(a, b): return a + b
def same(a, b): return a is b
print(add(200, 56) is add(250, 6), add(200, 57) is add(250, 7), add(-2, -3) is add(-1, -4), add(-3, -3) is add(-2, -4))
x = 1000; y = 1000
print(x is y, same(x, 10 ** 3), add(999, 1) is x)
def f(): return 1000
def g(): return 1000
print(f() is g(), f() is x, f() is f(), int("257") is int("257"), 3)
z = x; x += 1; print(z is x, x is z + 1); x -= 1; print(x is z, x == z)
i = id(x); x += 1; print(id(x) == i)
a = add(500, 500); b = a; print(a is b); l = [a, a]; print(l[0] is l[1], l[0] is a)
print((0.5).__class__ is float, True is (1 == 1), len("abc") is len([1, 2, 3]), abs(-5) is add(2, 3), max(7, 3) is add(3, 4))
exec("e1 = 1000"); exec("e2 = 1000"); print(e1 is e2, eval("1000") is eval("1000"))
for n in range(255, 259): print(n, n is add(n, 0), end=" ")
print()
