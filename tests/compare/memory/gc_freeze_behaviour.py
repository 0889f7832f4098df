# Frozen objects are not examined: cycles among them stay.
import gc, weakref
class N: pass
gc.collect()
n = N(); n.me = n; w = weakref.ref(n)
gc.freeze(); del n
print(gc.collect(), w() is not None, gc.get_count())
gc.unfreeze()
print(gc.get_freeze_count(), gc.collect() > 0, w())
before = gc.get_freeze_count()
l = [[] for _ in range(10)]
gc.freeze(); print(gc.get_freeze_count() - before >= 11)
gc.unfreeze(); print(gc.get_freeze_count())
