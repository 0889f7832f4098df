# copy, deepcopy, |, update and setdefault of weak containers: what is strong, what is weak, what the copies follow.
import copy
import weakref


class T:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"T{self.n}"
    def __deepcopy__(self, memo): return T(f"deep {self.n}")


a, b = T("a"), T("b")
d = weakref.WeakValueDictionary(a=a, b=b)
e = copy.copy(d); f = copy.deepcopy(d); g = d | {"c": b}; h = {"c": b} | d
print(sorted(e.items(), key=str), sorted(f), sorted(g), sorted(h), type(g).__name__, type(h).__name__)
del a; print(sorted(d), sorted(e), sorted(g), sorted(h))
k = weakref.WeakKeyDictionary({b: [1]})
l = copy.copy(k); m = copy.deepcopy(k); n = k | {}
print(l[b] is k[b], m[b] is k[b], n[b] is k[b], len(l), len(m), len(n))
k[b].append(2); print(l[b], m[b], n[b])
s = weakref.WeakSet([b]); t = s.copy(); u = copy.copy(s)
print(len(t), t == s, u == s, t is s)
del b; print(len(d), len(e), len(k), len(l), len(m), len(n), len(s), len(t), len(u))
made = []
def make(): made.append(T("made")); return made[-1]
d = weakref.WeakValueDictionary()
print(d.setdefault("x", make()), len(d)); made.clear(); print(len(d))
print(d.setdefault("x", T("lost")), len(d))
c = T("c"); d["x"] = c; print(d.setdefault("x", T("other")), d.get("x"), d.pop("x"), d.pop("x", None))
d["x"] = c; d.update(x=T("gone at once")); print(len(d))
d.update({"p": c}, q=c); d |= [("r", c)]; print(sorted(d), len(set(map(id, d.values()))), weakref.getweakrefcount(c))
del c; print(len(d), dict(d))
for bad in (lambda: d | 1, lambda: 1 | d, lambda: d.__ior__(1), lambda: weakref.WeakKeyDictionary() | [1], lambda: weakref.WeakSet() < 1):
    try: print(bad())
    except TypeError as error: print(error)
