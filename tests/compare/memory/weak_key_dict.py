# WeakKeyDictionary: every method, with living and dying keys.
import weakref
class K:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"K{self.n}"
ks = [K(i) for i in range(6)]
d = weakref.WeakKeyDictionary({ks[0]: 0})
d[ks[1]] = 1; d[ks[2]] = 2
print(list(d), len(d), d[ks[1]], ks[1] in d, ks[5] in d, 5 in d, d.get(ks[5]), d.get(ks[1]), d.get(ks[5], "default"), list(d.keys()), list(d.values()), list(d.items()))
print(d.setdefault(ks[0], 9), d.setdefault(ks[3], 3), d.pop(ks[3]), d.pop(ks[3], "gone"))
try: d.pop(ks[3])
except KeyError as e: print(type(e).__name__, type(e.args[0]).__name__)
d.update({ks[4]: 4}); d.update([(ks[5], 5)]); print(len(d))
print([r() for r in d.keyrefs()])
c = d.copy(); print(type(c).__name__, c == d, list(c))
del ks[5]; del ks[1]; print(list(d), len(d), list(c))
del d[ks[0]]
try: del d[ks[0]]
except KeyError as e: print(type(e).__name__)
print(d.popitem()[1] in (2, 3, 4), len(d))
d.clear(); print(len(d), bool(d))
try: d.popitem()
except KeyError as e: print(repr(e))
print(d | {ks[0]: 1} == {ks[0]: 1}, type(d | {ks[0]: 1}).__name__, type({ks[0]: 1} | d).__name__)
d |= {ks[1]: 1}; print(list(d.items()))
for bad in (lambda: d.__setitem__(5, 1), lambda: d[5], lambda: d.get(5), lambda: weakref.WeakKeyDictionary(1), lambda: d.update(5), lambda: hash(d), lambda: d.pop(1), lambda: d.setdefault("x"), lambda: weakref.WeakKeyDictionary({1: 2}), lambda: weakref.WeakKeyDictionary({}, {})):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
