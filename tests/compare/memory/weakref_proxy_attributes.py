# Attributes pass through a proxy in both directions; special ones are its own only for its type.
import weakref
class A:
    """doc of A"""
    x = 1
    def m(self): return self
    @property
    def p(self): return "property"
a = A(); w = weakref.proxy(a)
w.y = 2; print(a.y, w.x, w.p, w.__dict__, w.__doc__, w.m() is a, w.__module__)
del w.y; print(a.__dict__)
for work in (lambda: w.nothing, lambda: delattr(w, "nothing"), lambda: setattr(w, "p", 1)):
    try: work()
    except AttributeError as e: print(e)
print(w == a, w == weakref.proxy(a), w != a, w.__class__, w.__eq__(a))
w.__dict__["z"] = 3; print(a.z)
del a
for work in (lambda: w.x, lambda: setattr(w, "x", 1), lambda: delattr(w, "x"), lambda: str(w), lambda: w.m(), lambda: w == 1, lambda: list(w), lambda: w(), lambda: dir(w), lambda: isinstance(w, A), lambda: w + 1, lambda: 1 + w, lambda: w[0], lambda: 1 in w):
    try: print(work())
    except (ReferenceError, TypeError) as e: print(type(e).__name__, e)
