# Finalizers run newest first, with other callbacks in between, after __del__.
import weakref
class A:
    def __del__(self): print("del")
a = A()
f1 = weakref.finalize(a, print, "f1"); r = weakref.ref(a, lambda r: print("callback")); f2 = weakref.finalize(a, print, "f2")
del a
print(f1.alive, f2.alive)
