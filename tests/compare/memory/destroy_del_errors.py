# __del__ in odd forms: None, failing, deleting attributes, creating objects.
import sys
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__, u.exc_value, u.object.__qualname__ if u.object else None)
class F:
    def __del__(self): raise ValueError("oops")
F(); print("1")
class Args:
    def __del__(self, extra): pass
Args(); print("2")
class Sub(F):
    def __del__(self):
        print("sub")
        super().__del__()
Sub(); print("3")
class Late: pass
def d(self): print("added later")
x = Late(); Late.__del__ = d; del x; print("4")
class Inst: pass
i = Inst(); i.__del__ = lambda: print("never"); del i; print("5")
class Make:
    def __del__(self):
        self.other = [self.__class__.__name__]
        print(self.other)
Make(); print("6")
class A:
    def __del__(self): print("A")
class B(A):
    def __del__(self): print("B"); super().__del__()
class C(A): pass
B(); C(); print("7")
try:
    x = F()
    raise KeyError("k")
except KeyError as e:
    del x
    print("still handling", e)
sys.unraisablehook = sys.__unraisablehook__
