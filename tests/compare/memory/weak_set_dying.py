# Members that die: at once outside iteration, after it inside.
import weakref
class M:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"M{self.n}"
    def __hash__(self): return self.n
ms = {i: M(i) for i in range(6)}
s = weakref.WeakSet(ms.values())
del ms[3]; print(len(s), sorted(m.n for m in s))
seen = []
for m in s:
    seen.append(m.n); ms.pop(m.n + 1, None)
print(seen, len(s)); del m
print(len(s), sorted(x.n for x in s))
it = iter(s); next(it); ms.clear(); print(len(s), len(s.data), len(s._pending_removals)); del it; print(len(s), len(s.data))
a = M(1); s.add(a); s.add(a); print(len(s)); del a; print(len(s))
print(repr(weakref.WeakSet()), repr(s)[:4])
