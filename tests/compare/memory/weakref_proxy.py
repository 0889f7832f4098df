# Proxies forward everything, and complain when dead.
import weakref
class A:
    x = 1
    def __len__(self): return 3
    def __getitem__(self, i): return i * 2
    def __add__(self, o): return "added"
    def __call__(self, *a): return a
    def __str__(self): return "str of A"
    def __iter__(self): return iter([1, 2])
    def __eq__(self, o): return True
    def __bool__(self): return False
a = A()
p = weakref.proxy(a)
print(p.x, len(p), p[4], p + 1, p(1, 2), str(p), list(p), p == 5, bool(p), type(p).__name__, isinstance(p, A), p.__class__ is A, weakref.proxy(a) is p, callable(p))
p.y = 5; print(a.y); del p.y; print(hasattr(a, "y"))
try: hash(p)
except TypeError as e: print(e)
print(repr(p).split(" at ")[0])
class B: pass
b = B(); q = weakref.proxy(b, lambda r: print("gone")); print(type(q).__name__); del b
for f in (lambda: q.x, lambda: setattr(q, "x", 1), lambda: str(q), lambda: q + 1, lambda: len(q), lambda: bool(q), lambda: q == q):
    try: print(f())
    except (ReferenceError, TypeError) as e: print(type(e).__name__, e)
print(repr(q).split(" at ")[0], weakref.ProxyType is type(q), weakref.CallableProxyType is type(p), len(weakref.ProxyTypes))
