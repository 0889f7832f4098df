# What collect() returns for garbage of different shapes.
import gc
gc.collect()
l = []; l.append(l); del l; print(gc.collect())
class A: pass
a = A(); a.me = a; del a; print(gc.collect())
a = A(); a.me = a; a.__dict__; del a; print(gc.collect())
def f():
    def g(): return g
f(); print(gc.collect())
class B: pass
del B; print(gc.collect())
d = {}; d["d"] = d; del d; print(gc.collect())
t = ([],); t[0].append(t); del t; print(gc.collect())
try: raise ValueError
except ValueError as e: kept = e
kept.me = kept; del kept; print(gc.collect())
x, y = A(), A(); x.o, y.o = y, x; del x, y; print(gc.collect())
l = [1, "atom", (1, 2), [], {}]; l.append(l); del l; print(gc.collect())
def gen():
    me = yield
    yield me
g = gen(); next(g); g.send(g); del g; print(gc.collect())
print(gc.collect(), gc.collect(0), gc.collect(1), gc.collect(2))
for bad in (3, -1, "x"):
    try: gc.collect(bad)
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
class S: __slots__ = ("me",)
s = S(); s.me = s; del s; print(gc.collect())
