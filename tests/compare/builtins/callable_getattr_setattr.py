# callable, getattr, hasattr, setattr, delattr.
class A:
    x = 1
a = A()
print(callable(len), callable(A), callable(a), callable(5), getattr(a, "x"), getattr(a, "y", "d"), hasattr(a, "x"), hasattr(a, "y"), setattr(a, "y", 2), a.y, delattr(a, "y"), hasattr(a, "y"))
setattr(a, "not an identifier", 5); print(a.__dict__, getattr(a, "not an identifier"))
class E:
    @property
    def p(self): raise ValueError("prop")
    def __getattr__(self, n): raise KeyError(n)
for bad in (lambda: getattr(a, "y"), lambda: getattr(a), lambda: getattr(a, 5), lambda: hasattr(a, 5), lambda: setattr(a, 5, 1), lambda: setattr(a, "x"), lambda: delattr(a, "y"), lambda: delattr(a, 5), lambda: hasattr(E(), "p"), lambda: hasattr(E(), "q"), lambda: getattr(E(), "p", 1), lambda: getattr(a, "y", 1, 2), lambda: callable(), lambda: getattr(5, "é")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
