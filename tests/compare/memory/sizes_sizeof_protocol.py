# __sizeof__, the default argument, and the collector's prefix.
import sys
print([].__sizeof__(), sys.getsizeof([]), (5).__sizeof__(), object().__sizeof__(), "a".__sizeof__(), {}.__sizeof__(), int.__sizeof__(5), object.__sizeof__([]), object.__sizeof__((1, 2)))
class A:
    def __sizeof__(self): return 100
class B:
    __slots__ = ()
    def __sizeof__(self): return -1
class C:
    def __sizeof__(self): return "x"
class D:
    def __sizeof__(self): raise TypeError("mine")
print(sys.getsizeof(A()))
for thing, *default in ((B(),), (C(),), (C(), 7), (D(),), (D(), 9), (B(), 5)):
    try: print(sys.getsizeof(thing, *default))
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
