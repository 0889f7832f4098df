# Which values die, in which order, when a dict changes.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
class K(D):
    def __hash__(self): return hash(self.n)
    def __eq__(self, o): return self.n == o.n
def new(): return {K(f"k{i}"): D(f"v{i}") for i in range(4)}
d = new(); d.clear(); print(); d = new(); del d; print(); d = new(); d.popitem(); print("popped"); del d; print()
d = new(); d[K("k1")] = D("new"); print("replaced"); del d[K("k2")]; print("deleted"); d.pop(K("k0")); print("popped"); d.update({K("k3"): D("upd")}); print("updated"); del d; print()
d = new(); d.setdefault(K("k0"), D("unused")); print("setdefault"); d |= {K("k9"): D("v9")}; print("or"); d = None; print()
d = {"a": D(1), "b": D(2), "c": D(3)}; d["a"] = D(4); print("order kept"); del d; print()
d = {"a": D(1), "b": D(2)}; del d["a"]; d["a"] = D(3); print("moved back"); del d; print()
d = {i: D(i) for i in range(20)}; 
for i in range(0, 20, 2): d.pop(i)
print("evens gone"); d.clear(); print()
s = {K(f"k{i}") for i in range(5)}; print(len(s)); s.discard(K("k3")); print("discarded"); s.add(K("k1")); print("not added"); n = len(s); s.clear(); print(n)
from collections import OrderedDict, defaultdict, deque
o = OrderedDict((i, D(i)) for i in range(3)); o.move_to_end(0); del o; print(); dd = defaultdict(lambda: D("made")); dd[1]; dd[2]; del dd; print(); q = deque(D(i) for i in range(4)); q.rotate(1); q.popleft(); print("left"); q.clear(); print()
q = deque((D(i) for i in range(5)), maxlen=3); print("bounded"); q.appendleft(D("l")); print("pushed out"); del q; print()
