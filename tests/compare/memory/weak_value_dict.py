# WeakValueDictionary: every method, with living and dying values.
import weakref
class V:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"V{self.n}"
vs = [V(i) for i in range(6)]
d = weakref.WeakValueDictionary({"a": vs[0]}, b=vs[1])
d["c"] = vs[2]
print(sorted(d), len(d), d["a"], "a" in d, "z" in d, d.get("z"), d.get("a"), d.get("z", 5), list(d.keys()), list(d.values()), list(d.items()))
print(d.setdefault("a", vs[5]), d.setdefault("d", vs[3]), d.pop("d"), d.pop("nope", "default"))
try: d.pop("nope")
except KeyError as e: print(repr(e))
d.update({"e": vs[4]}); d.update([("f", vs[5])]); d.update(g=vs[5]); print(sorted(d))
del d["g"]
try: del d["g"]
except KeyError as e: print(repr(e))
print([r() for r in d.valuerefs()], [r() for r in d.itervaluerefs()])
c = d.copy(); print(type(c).__name__, sorted(c), c == d, c is d, dict(c) == dict(d))
del vs[5]; del vs[1]
print(sorted(d), len(d), sorted(c))
k, v = d.popitem(); print((k, v) in [("e", vs[3]), ("c", vs[1]), ("a", vs[0])])
d.clear(); print(len(d), list(d), bool(d))
try: d.popitem()
except KeyError as e: print(repr(e))
print(d | {"x": vs[0]} == {"x": vs[0]}, type(d | {"x": vs[0]}).__name__, type({"x": vs[0]} | d).__name__)
d |= {"y": vs[1]}; print(list(d.items()))
for bad in (lambda: d.__setitem__("i", 5), lambda: weakref.WeakValueDictionary(1), lambda: weakref.WeakValueDictionary({}, {}), lambda: d.update(5), lambda: d.update({}, {}), lambda: hash(d), lambda: d["nothing"], lambda: d | 5):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
