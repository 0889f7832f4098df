# The default report of an error in a callback.
import weakref
class A: pass
def bad(r): return 1 / 0
a = A(); r = weakref.ref(a, bad)
del a
print("goes on")
