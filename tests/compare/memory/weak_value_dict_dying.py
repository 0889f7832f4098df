# Values that die while the dictionary is iterated stay out, and are removed afterwards.
import weakref
class V:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"V{self.n}"
vs = {i: V(i) for i in range(6)}
d = weakref.WeakValueDictionary(vs)
seen = []
for k in d.keys():
    seen.append(k); vs.pop(k + 1, None)
print(seen, len(d), sorted(d))
vs = {i: V(i) for i in range(6)}
d = weakref.WeakValueDictionary(vs)
it = d.items(); print(next(it)); vs.clear(); print(list(it), len(d), len(d.data), len(d._pending_removals))
del it; print(len(d), len(d.data))
vs = {i: V(i) for i in range(4)}
d = weakref.WeakValueDictionary(vs)
try:
    for v in d.values():
        vs.clear(); print(v, len(d))
except RuntimeError as e: print(e)
del v; print(len(d))
