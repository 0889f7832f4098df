# __del__ in a cycle: each once, in order of age; then weak callbacks are silent.
import gc, weakref
gc.collect()
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
ring = [D(i) for i in range(4)]
for i in range(4): ring[i].next = ring[(i + 1) % 4]
w = weakref.ref(ring[0], lambda r: print("callback 0"))
ring[1].w = weakref.ref(ring[2], lambda r: print("never called"))
del ring
print(gc.collect(), w())
old = D("old"); old.me = old
gc.collect()
new = D("new"); new.me = new
del old, new
print(gc.collect())
class C:
    def __del__(self): print("del C"); self.__dict__["note"] = 1
c = C(); c.me = c; del c
print(gc.collect(), gc.collect())
class T:
    def __del__(self): self.extra = 5; print("touch")
t = T(); t.me = t; del t
print(gc.collect(), gc.collect())
gens = []
def g():
    try: yield
    finally: print("generator closed")
x = g(); next(x)
l = [x]; l.append(l); del x, l
print(gc.collect())
