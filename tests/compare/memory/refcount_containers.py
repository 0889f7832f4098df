# What containers, views and iterators hold, and for how long.
import sys
r = sys.getrefcount
a = object()
print(r(a)); l = [a]; print(r(a)); l.append(a); print(r(a)); t = (a, a); print(r(a)); d = {a: a}; print(r(a)); s = {a}; print(r(a)); f = frozenset([a]); print(r(a))
l2 = l * 3; print(r(a)); del l2; l3 = l[:]; print(r(a)); del l3; l.pop(); print(r(a)); l.clear(); print(r(a)); del t; print(r(a)); d.clear(); print(r(a)); s.clear(); print(r(a)); del f; print(r(a))
l = [1]; print(r(l)); it = iter(l); print(r(l)); next(it); print(r(l)); list(it); print(r(l))
d = {1: 2}; v = d.keys(); print(r(d)); w = iter(v); print(r(d), r(v)); list(w); print(r(d)); del v, w; print(r(d)); items = d.items(); i2 = iter(items); next(i2); print(r(d))
e = enumerate(l); print(r(l)); z = zip(l, l); print(r(l)); m = map(str, l); print(r(l)); rv = reversed(l); print(r(l)); del e, z, m, rv; print(r(l))
s = slice(a, a); print(r(a)); del s; x, y = a, a; print(r(a)); x = y = None; print(r(a))
n = [a] * 1000; print(r(a)); del n[10:]; print(r(a)); n[:] = []; print(r(a)); print(r([a]), r((a,)), r({}))
