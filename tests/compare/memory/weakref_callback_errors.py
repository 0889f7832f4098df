# An error in a callback is unraisable and does not stop the others.
import sys, weakref
class A: pass
def hook(u): print("hook", u.exc_type.__name__, u.exc_value, u.err_msg, u.object.__name__)
sys.unraisablehook = hook
def bad(r): raise ValueError("bad callback")
a = A()
r1, r2, r3 = weakref.ref(a, lambda r: print("first made")), weakref.ref(a, bad), weakref.ref(a, lambda r: print("last made"))
del a
b = A()
r = weakref.ref(b, 5)
def hook(u): print("hook", u.exc_type.__name__, u.exc_value, u.err_msg, u.object)
sys.unraisablehook = hook
del b
