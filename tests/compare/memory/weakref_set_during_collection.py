# A callback that makes new weak references and objects while the collector clears others.
import gc, weakref
class N: pass
made = []
def cb(r):
    n = N(); made.append((n, weakref.ref(n)))
a, b = N(), N(); a.b = b; b.a = a
ra, rb = weakref.ref(a, cb), weakref.ref(b, cb)
del a, b
print(gc.collect(), len(made), [w() is n for n, w in made], ra(), rb())
