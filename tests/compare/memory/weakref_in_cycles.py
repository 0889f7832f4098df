# Weak references and the collector.
import gc, weakref
gc.collect()
class A: pass
a = A(); a.me = a
r = weakref.ref(a, lambda r: print("called", r()))
del a
print(r() is not None)
gc.collect()
print(r())
a = A(); a.me = a; a.r = weakref.ref(a, lambda r: print("never"))
del a
print(gc.collect())
class D:
    def __del__(self): print("del sees", self.w())
d = D(); d.me = d; d.w = weakref.ref(d)
outside = weakref.ref(d, lambda r: print("outside cb"))
del d; gc.collect()
d = D(); d.w = weakref.ref(d); w = d.w; del d; print(w())
s = weakref.WeakSet(); x = A(); x.me = x; s.add(x); del x; print(len(s)); gc.collect(); print(len(s))
