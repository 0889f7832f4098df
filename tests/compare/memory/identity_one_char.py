# One-character strings: the eleven that exist twice.
import sys
lit = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
twice = [c for c in lit if eval(repr(c)) is not chr(ord(c))]
print(twice, len(twice))
print("a" is lit[0] if False else [eval("'%s'" % c) is c for c in "abqxz_"])
print("x" in ["x"], [sys.intern(c) is c for c in "abcq_09"], [sys.intern(chr(i)) is chr(i) for i in (95, 97, 98, 99, 100, 101, 110, 112, 114, 115, 120, 102)])
class A: x = 1; q = 2
print([k is chr(ord(k)) for k in vars(A) if len(k) == 1], [k is chr(ord(k)) for k in dict(a=1, f=2)])
def f(n, m): pass
print([v is chr(ord(v)) for v in f.__code__.co_varnames], ["n" is v for v in f.__code__.co_varnames][:0], [v is c for v in f.__code__.co_varnames for c in "nm"])
print([c is chr(ord(c)) for c in "x y".split()], "xyz"[0] is chr(120), "".join(["x"]) is chr(120), str("x")[0] is chr(120), "%c" % "x" is chr(120), "%s" % "x" is "x" if False else 1, chr(233) is "é"[0], b"x".decode() is chr(120), "X".lower() is chr(120), "x".upper() is "X"[0], "x,y".partition(",")[0] is chr(120), input.__name__[0] is chr(105))
t = "x"; u = "q"; print(t is chr(120), u is chr(113), t[0] is t, u[0] is u, t[:] is t, t * 1 is t, (t + "")[0] is t, str(t) is t, f"{t}" is t, "".join([t]) is t, t.strip() is t, t.lower() is t, t.replace("y", "z") is t)
