# An error in a finalizer: unraisable when the object dies, shown by the excepthook at exit.
import sys, weakref
class A: pass
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__, u.err_msg, type(u.object).__name__)
def bad(): raise ValueError("in finalizer")
a = A(); weakref.finalize(a, bad); del a
sys.excepthook = lambda t, v, tb: print("excepthook", t.__name__, v)
b = A(); weakref.finalize(b, bad)
c = A(); weakref.finalize(c, print, "c runs")
print("end")
