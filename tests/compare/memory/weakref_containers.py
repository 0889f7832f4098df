# WeakValueDictionary, WeakKeyDictionary, WeakSet, WeakMethod, finalize.
import weakref
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"A{self.n}"
    def m(self): return ("m", self.n)
d = weakref.WeakValueDictionary()
a, b = A(1), A(2)
d["a"] = a; d["b"] = b
print(sorted(d), len(d), d["a"], d.get("z"), "b" in d, sorted(d.items()), list(d.values()), d.pop("b"))
d["b"] = b
del a
print(dict(d), len(d))
try: d["a"]
except KeyError as e: print(repr(e))
k = weakref.WeakKeyDictionary()
x, y = A("x"), A("y")
k[x] = 1; k[y] = 2
print(len(k), k[x], list(k.items()), x in k); del x; print(list(k.keys()), len(k))
s = weakref.WeakSet([y]); z = A("z"); s.add(z); print(len(s), z in s); del z; print(len(s), list(s))
wm = weakref.WeakMethod(y.m); print(wm()(), wm() == y.m); m = None; del y; print(wm(), len(k), len(s))
o = A("o"); f = weakref.finalize(o, lambda *a, **kw: print("fin", a, kw) or "result", 1, k=2)
print(f.alive, f.peek()[2:], f.atexit); print(f(), f(), f.alive, f.peek())
o2 = A("o2"); f2 = weakref.finalize(o2, print, "detached"); print(f2.detach()[2:], f2.alive); del o2
try: d[1] = 5
except TypeError as e: print(e)
