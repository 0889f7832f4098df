# Interned strings are immortal; which strings are interned.
import sys
r = sys.getrefcount
IMMORTAL = 4294967295
def im(o): return r(o) == IMMORTAL
print(im("name"), im("a b"), im("a-b"), im("é"), im("éé"), im(""), im("x" * 20), im("_1"), im("1a"), im("a.b"))
print(im("".join(["a", "bc", "d"])), im(sys.intern("".join(["x", "y z"]))), im(str(12345)), im("abc"[0]), im("abc"[0:2]), im("€"), im(chr(255)), im(chr(256)))
class A: pass
n = "".join(["dyn", "amic"]); print(im(n)); setattr(A(), n, 1); print(im(n))
n = "".join(["get", "only"]); getattr(A, n, None); hasattr(A, n); print(im(n))
n = "".join(["kw", "name"])
def f(**k): return [im(x) for x in k]
print(f(**{n: 1}), im(n)); n = "".join(["dict", "key"]); d = {n: 1}; print(im(n)); dict(**d); print(im(n))
n = "".join(["class", "attr"]); type("X", (), {n: 1}); print(im(n)); n = "".join(["Class", "Name"]); type(n, (), {}); print(im(n))
n = "".join(["glob", "name"]); globals()[n] = 1; print(im(n)); exec(n + " = 2"); print(im(n)); print(im([k for k in globals() if k == n][0]))
n = "".join(["mod", "attr"]); setattr(sys, n, 1); print(im(n)); delattr(sys, n)
n = "".join(["obj", "dict"]); A().__dict__[n] = 1; print(im(n)); n = "".join(["del", "name"])
try: delattr(A(), n)
except AttributeError: pass
print(im(n), im(("inner", "with space")[0]), im(("inner", "with space")[1]), im("split me".split()[0]), im(repr(1)), im(type("Y", (), {}).__name__), im(A.__name__), im(A.__qualname__), im(f.__name__), im(__name__), im(__file__))
