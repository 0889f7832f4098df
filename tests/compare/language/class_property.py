# property: getter, setter, deleter, doc, copies, and errors.
class A:
    def __init__(self): self._x = 1
    @property
    def x(self):
        """The x."""
        return self._x
    @x.setter
    def x(self, value): self._x = value
    @x.deleter
    def x(self): del self._x
    @property
    def only(self): return "only"
    w = property(None, lambda self, v: print("w", v))

a = A()
a.x = 5
print(a.x, A.x.__doc__, A.x.fget.__name__, type(A.x))
del a.x
try: a.x
except AttributeError as e: print(e)
for bad in (lambda: setattr(a, "only", 1), lambda: delattr(a, "only"), lambda: a.w, lambda: delattr(a, "w")):
    try: bad()
    except AttributeError as e: print(e)
a.w = 3
class B(A):
    @A.x.getter
    def x(self): return "b"
print(B().x, B.x.fset is A.x.fset)
class G:
    @property
    def bad(self): return self.missing
    def __getattr__(self, name): return "fallback " + name
print(G().bad)
