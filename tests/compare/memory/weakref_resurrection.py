# References survive __del__ that brings the object back, when its count reached zero; not when the collector found it.
import gc, weakref
back = []
class A:
    def __del__(self): back.append(self)
a = A(); r = weakref.ref(a, lambda r: print("callback")); del a
print(r() is back[0], weakref.getweakrefcount(back[0]))
back.clear(); print(r())
a = A(); a.me = a; r = weakref.ref(a, lambda r: print("callback")); del a
gc.collect(); print(r(), len(back), weakref.getweakrefcount(back[0]))
back[0].me = None; back.clear()
