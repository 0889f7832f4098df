# A finalizer that brings one object back keeps everything it reaches; the rest of the garbage goes on the next collection.
import gc, weakref
saved = []
class N:
    def __init__(self, name): self.name = name
    def __repr__(self): return self.name
class R(N):
    def __del__(self): saved.append(self); print("resurrect", self)
gc.collect()
r, a, b, alone = R("r"), N("a"), N("b"), N("alone")
r.a = a; a.b = b; b.r = r; alone.me = alone
refs = [weakref.ref(x) for x in (r, a, b, alone)]
del r, a, b, alone
print(gc.collect(), [w() for w in refs], saved[0].a.b.r is saved[0])
saved.clear()
print(gc.collect(), [w() for w in refs], saved)
