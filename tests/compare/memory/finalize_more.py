# finalize: handles in sets, with keywords named like its parameters, on classes and functions, many on one object.
import weakref
class A: pass
a = A()
fs = {weakref.finalize(a, print, i) for i in range(3)}; print(len(fs), all(f.alive for f in fs), weakref.getweakrefcount(a))
f = weakref.finalize(a, lambda **k: print(sorted(k.items())), self=1, obj=2, func=3); f()
def g(): pass
weakref.finalize(g, print, "function gone"); del g
def local():
    class B: pass
    return weakref.finalize(B, print, "class gone")
h = local(); import gc; gc.collect(); print(h.alive)
del a; print([f.alive for f in fs], f == f, f != h, hash(f) == hash(f))
h2 = weakref.finalize(fs, print, "set gone"); del fs
