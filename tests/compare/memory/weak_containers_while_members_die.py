# Weak containers iterated while members die, by every iterator they have; lengths, sizes and pending removals in between.
import gc
import sys
import weakref


class T:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"T{self.n}"


def things(n=5):
    return {i: T(i) for i in range(n)}


for name in ("keys", "values", "items", "__iter__", "itervaluerefs", "valuerefs"):
    ts = things()
    d = weakref.WeakValueDictionary(ts)
    seen = []
    for number, entry in enumerate(getattr(d, name)()):
        seen.append(entry() if isinstance(entry, weakref.ref) else entry)
        ts.pop(4 - number, None)
    entry = None
    print(name, seen, len(d), len(d.data), len(d._pending_removals))
    seen = None
    print(len(d), sorted(d))
for name in ("keys", "values", "items", "__iter__", "keyrefs"):
    ts = things()
    d = weakref.WeakKeyDictionary({t: n for n, t in ts.items()})
    seen = []
    for number, entry in enumerate(getattr(d, name)()):
        seen.append(entry() if isinstance(entry, weakref.ref) else entry)
        ts.pop(4 - number, None)
    entry = None
    print(name, seen, len(d), len(d.data))
    seen = None
    print(len(d), sorted(t.n for t in d))
ts = things()
s = weakref.WeakSet(ts.values())
it = iter(s)
first = next(it)
ts.clear()
gc.collect()
print(first.n in range(5), len(s), len(s.data), len(s._pending_removals))
rest = list(it)
print(rest, len(s), len(s.data)); it = first = None; print(len(s), len(s.data))
ts = things()
d = weakref.WeakValueDictionary(ts)
outer = d.keys(); next(outer)
inner = d.values(); next(inner)
del ts[3]; print(len(d), len(d.data)); inner = None; print(len(d.data)); outer = None; print(len(d), len(d.data))
it = d.items(); pair = next(it); d["new"] = T("new"); print("new" in d, len(d))
try:
    print(list(it))
except RuntimeError as error:
    print(error)
it = pair = None
try:
    for key in d:
        del d[key]
except RuntimeError as error:
    print(error, len(d))
print(sys.getrefcount(d), isinstance(d._iterating, set), len(d._iterating))
x = T("x"); y = T("y"); x.other = y; y.other = x
d = weakref.WeakValueDictionary(x=x, y=y); k = weakref.WeakKeyDictionary({x: 1, y: 2}); s = weakref.WeakSet([x, y])
del x, y
print(len(d), len(k), len(s)); gc.collect(); print(len(d), len(k), len(s))
