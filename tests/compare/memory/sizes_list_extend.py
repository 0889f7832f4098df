# Capacity after extend, with and without a length hint.
import sys
def cap(l): return (sys.getsizeof(l) - 56) // 8
class Hint:
    def __init__(self, n, hint): self.n = n; self.hint = hint
    def __iter__(self): return iter(self.gen())
    def gen(self): yield from range(self.n)
class It:
    def __init__(self, n, hint): self.n = n; self.hint = hint
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return 0
    def __length_hint__(self): return self.hint
for n in range(12):
    a = []; a.extend([0] * n)
    b = []; b.extend((0,) * n)
    c = [1]; c.extend([0] * n)
    d = [1]; d.extend(x for x in [0] * n)
    e = []; e.extend(range(n))
    f = [1, 2]; f += (0,) * n
    g = []; g.extend(It(n, n))
    h = []; h.extend(It(n, 20))
    i = []; i.extend(It(n, 0))
    j = []; j.extend(Hint(n, 3))
    k = []; k.extend({x: 0 for x in range(n)})
    l = []; l.extend(set(range(n)))
    m = []; m.extend("x" * n)
    print(n, [cap(x) for x in (a, b, c, d, e, f, g, h, i, j, k, l, m)])
for bad in ("x", -1):
    try: [].extend(It(3, bad))
    except (TypeError, ValueError) as error: print(type(error).__name__, error)
l = [1, 2, 3]; l.extend(l); print(l, cap(l))
