# Unpacking, augmented assignment, deletion, globals and locals.
import sys
r = sys.getrefcount
v = object()
a = b = c = v; print(r(v)); a, b = b, a; print(r(v)); del a, b, c; print(r(v))
x, (y, z), *w = v, (v, v), v, v; print(r(v)); del x, y, z, w; print(r(v))
for i in [v, v]: print(r(i))
print(r(v)); del i; print(r(v))
l = [v]; l += [v]; print(r(v)); l[0:1] = [v, v]; print(r(v)); l[0] = None; print(r(v)); del l; print(r(v))
d = {}; d["k"] = v; print(r(v)); d["k"] = v; print(r(v)); d.setdefault("k", v); print(r(v)); d.setdefault("j", v); print(r(v)); d.pop("k"); print(r(v)); d.update(z=v); print(r(v)); del d["z"]; print(r(v)); d = None; print(r(v))
globals()["dyn"] = v; print(r(v)); del dyn; print(r(v))
exec("n = v; print(r(v))"); print(r(v)); del n; print(r(v)); print(eval("r(v)"), eval("r(v)", {"r": r, "v": v})); ns = {}; exec("q = 1", ns); print(r(ns))
def loc(p):
    q = p; n = r(p); d = locals(); m = r(p); del q; return n, m, r(p)
print(loc(v), r(v))
match [v, v]:
    case [p, *q]: print(r(v)); del p, q
match {"a": v}:
    case {"a": p, **q}: print(r(v)); del p, q
print(r(v)); t = (v,) + (v,); print(r(v)); t *= 2; print(r(v)); del t; print(r(v)); print(r(v) if v else 0, v and r(v), [r(v)][0], f"{r(v)}", r(v or 1))
