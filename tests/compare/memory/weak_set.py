# WeakSet: every method and operator.
import weakref
class M:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"M{self.n}"
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return self.n
ms = [M(i) for i in range(6)]
def show(s): return type(s).__name__, sorted((m.n for m in s))
s = weakref.WeakSet(ms[:3]); t = weakref.WeakSet(ms[2:5])
print(show(s), len(s), ms[0] in s, ms[5] in s, 5 in s)
for name in ("union", "intersection", "difference", "symmetric_difference"): print(name, show(getattr(s, name)(t)), show(getattr(s, name)(ms[1:4])))
print(show(s | t), show(s & t), show(s - t), show(s ^ t))
print(s <= t, s < t, s >= t, s > t, s == t, s != t, s.issubset(ms), s.issuperset(ms[:2]), s.isdisjoint(ms[4:]), s == weakref.WeakSet(ms[:3]), s == 5)
u = s.copy(); print(u == s, u is s); u.add(ms[5]); u.discard(ms[0]); u.discard(ms[0]); u.remove(ms[1])
try: u.remove(ms[1])
except KeyError as e: print(type(e).__name__)
print(show(u)); u.update(ms[3:5]); print(show(u))
u |= t; u &= s; print(show(u)); u ^= s; print(show(u)); u -= s; print(show(u))
u.update(ms); u.intersection_update(ms[:3]); u.difference_update(ms[:1]); u.symmetric_difference_update(ms[:2]); print(show(u))
print(u.pop() in ms, len(u)); u.clear(); print(len(u), bool(u))
try: u.pop()
except KeyError as e: print(repr(e))
for bad in (lambda: u.add(5), lambda: hash(u), lambda: u.update(5), lambda: u.discard(1), lambda: weakref.WeakSet([1]), lambda: weakref.WeakSet(1), lambda: u | 5, lambda: weakref.WeakSet([], [])):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
