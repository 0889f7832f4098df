# Binary operators: left first, the right side first when it is a subclass, NotImplemented, errors.
class L:
    def __add__(self, o): print("L.add"); return NotImplemented
    def __radd__(self, o): print("L.radd"); return "Lr"
class R:
    def __radd__(self, o): print("R.radd"); return "r"
class Sub(L):
    def __radd__(self, o): print("Sub.radd"); return "sub"
print(L() + R())
print(L() + Sub())
print(5 + R())
try: L() + L()
except TypeError as e: print(e)
try: L() + 1
except TypeError as e: print(e)
print(1 + L())
class SameNoOverride(L): pass
try: L() + SameNoOverride()
except TypeError as e: print(e)
class Raises:
    def __mul__(self, o): raise ValueError("mul")
    def __rmul__(self, o): return "unused"
try: Raises() * 2
except ValueError as e: print(e)
class NoneAdd:
    __add__ = None
try: NoneAdd() + 1
except TypeError as e: print(e)
