# An error in __del__ during a collection is reported, and the collection goes on.
import gc, sys
sys.unraisablehook = lambda u: print("ignored", type(u.exc_value).__name__, u.exc_value, u.object.__qualname__, u.err_msg)
class A:
    def __del__(self): raise ValueError("bad")
class B:
    def __del__(self): print("B fine")
a, b = A(), B(); a.b = b; b.a = a
del a, b
print(gc.collect())
