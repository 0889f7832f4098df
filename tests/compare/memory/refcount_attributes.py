# Attributes, slots, properties and default arguments hold references.
import sys
r = sys.getrefcount
v = []
class P: pass
class S: __slots__ = ("a",)
p, s = P(), S()
p.x = v; print(r(v)); s.a = v; print(r(v)); P.y = v; print(r(v)); p.x = None; print(r(v)); del s.a; print(r(v)); del P.y; print(r(v))
def f(x=v): return r(x)
print(f(), r(v)); del f; print(r(v))
d = p.__dict__; print(r(d)); print(r(p.__dict__)); del d
l = [v] * 5; print(r(v)); l.sort(key=id); print(r(v)); l = l[:2]; print(r(v)); it = iter(l); print(r(l)); next(it); print(r(v)); del it, l; print(r(v))
t = (v, v); u = t + t; print(r(v)); del t, u; print(r(v)); z = zip([v], [v]); print(r(v)); del z; print(r(v))
