# getsizeof: what __sizeof__ may answer, the default, and every error text.
import sys
class S:
    def __init__(self, v): self.v = v
    def __sizeof__(self): return self.v
class R:
    def __sizeof__(self): raise RuntimeError("no size")
class T:
    def __sizeof__(self): raise TypeError("type trouble")
class N: __sizeof__ = None
print(sys.getsizeof(S(100)), sys.getsizeof(S(0)), sys.getsizeof(S(True)))
for v in (-1, "x", 1.5, None, 2**63, 2**64, -2**70):
    try: print(sys.getsizeof(S(v)))
    except Exception as e: print(type(e).__name__, e)
    try: print(sys.getsizeof(S(v), "default"))
    except Exception as e: print(type(e).__name__, e)
for o in (R(), T(), N()):
    try: print(sys.getsizeof(o))
    except Exception as e: print(type(e).__name__, e)
    try: print(sys.getsizeof(o, 5))
    except Exception as e: print(type(e).__name__, e)
print(sys.getsizeof(object=1), sys.getsizeof(1, default=3), sys.getsizeof(default=1, object=2))
for bad in (lambda: sys.getsizeof(), lambda: sys.getsizeof(1, 2, 3), lambda: sys.getsizeof(obj=1), lambda: sys.getsizeof(1, object=2), lambda: sys.getsizeof(1, d=2)):
    try: print(bad())
    except TypeError as e: print(e)
class Sl:
    __slots__ = ()
    def __sizeof__(self): return 8
print(sys.getsizeof(Sl()), sys.getsizeof(type(Sl())), sys.getsizeof(int), sys.getsizeof(S))
