# Keys that die during iteration; equal keys; a key in its own value never goes.
import gc, weakref
class K:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"K{self.n}"
ks = {i: K(i) for i in range(5)}
d = weakref.WeakKeyDictionary({k: i for i, k in ks.items()})
it = d.items(); print(next(it)); ks.clear(); print(list(it), len(d), len(d.data)); del it; print(len(d), len(d.data))
class E(K):
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return hash(self.n)
a, b = E(1), E(1)
d = weakref.WeakKeyDictionary(); d[a] = "a"; d[b] = "b"; print(len(d), d[a])
del b; print(len(d)); del a; print(len(d))
k = K(9); d[k] = [k]; del k; gc.collect(); print(list(d))
for k in list(d): d[k] = None
del k; gc.collect(); print(len(d))
