# Deep nestings come apart without recursion; the order jumps at the fiftieth.
class D:
    def __init__(self, n, child): self.n = n; self.child = child
    def __del__(self): order.append(self.n)
def chain(n, wrap):
    c = None
    for i in range(n): c = wrap(i, c)
    return c
for name, wrap in (("instances", D), ("lists", lambda i, c: [D(i, None), c]), ("tuples", lambda i, c: (D(i, None), c)), ("dicts", lambda i, c: {0: D(i, None), 1: c}), ("mixed", lambda i, c: [D(i, (c,))])):
    order = []; c = chain(120, wrap); del c
    jumps = [(a, b) for a, b in zip(order, order[1:]) if abs(a - b) != 1]
    print(name, len(order), order[:3], order[-3:], jumps[:4], len(jumps))
for name, wrap in (("lists", lambda i, c: [c]), ("tuples", lambda i, c: (c,)), ("dicts", lambda i, c: {1: c}), ("sets", lambda i, c: frozenset([c])), ("instances", D), ("generators", lambda i, c: (x for x in [c])), ("methods", lambda i, c: [c].append), ("exceptions", lambda i, c: ValueError(c)), ("slices", lambda i, c: slice(c)), ("cells", lambda i, c: (lambda: c))):
    order = []; c = chain(100000 if name not in ("sets",) else 1000, wrap); del c; print(name, len(order))
