# Comparison through proxies, on either side.
import weakref
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == getattr(o, "v", o)
    def __lt__(self, o): return self.v < getattr(o, "v", o)
    def __le__(self, o): return self.v <= getattr(o, "v", o)
a, b = V(1), V(2); p, q = weakref.proxy(a), weakref.proxy(b)
print(p == q, p != q, p < q, p <= q, p > q, p >= q, p < 2, 2 > p, p == 1, 1 == p, a < q, p < b, max(p, q).v, sorted([q, p], key=lambda x: x.v)[0] is p)
print({"k": p}["k"].v, [p, q].index(q), p in [b], [p].count(a))
