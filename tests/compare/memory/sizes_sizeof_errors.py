# __sizeof__ overridden, wrong and odd.
import sys
class Size:
    def __init__(self, v): self.v = v
    def __sizeof__(self):
        if isinstance(self.v, Exception): raise self.v
        return self.v
class Slots(Size): __slots__ = ()
for v in (0, 1, -1, 2 ** 62, 2 ** 63, 2 ** 64, 1.5, "x", None, True, TypeError("t"), ValueError("v"), -(2 ** 70)):
    for extra in ((), (99,)):
        try: print(v, extra, sys.getsizeof(Size(v), *extra))
        except Exception as e: print(v, extra, type(e).__name__, e)
for args in ((), (1, 2, 3)):
    try: sys.getsizeof(*args)
    except TypeError as e: print(e)
print(sys.getsizeof(object=5), sys.getsizeof(5, default=1), sys.getsizeof([], 5), sys.getsizeof(default="x", object=()))
class M(type):
    def __sizeof__(cls): return 5
class C(metaclass=M): pass
print(sys.getsizeof(C), C.__sizeof__ if False else type.__sizeof__(C), sys.getsizeof(C()))
for bad in (lambda: list.__sizeof__({}), lambda: object.__sizeof__(), lambda: [].__sizeof__(1), lambda: sys.getrefcount(), lambda: sys.getrefcount(1, 2), lambda: sys.intern(5), lambda: sys.intern(), lambda: sys.getsizeof(foo=1)):
    try: bad()
    except TypeError as e: print(e)
class S(str): pass
try: sys.intern(S("x"))
except TypeError as e: print(e)
