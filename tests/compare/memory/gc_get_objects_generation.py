# get_objects(generation=): new objects are in 0, and move on with each collection they survive.
import gc
gc.collect()
class Mark: pass
m = Mark()
def where(o):
    return [g for g in (0, 1, 2) if any(x is o for x in gc.get_objects(generation=g))]
print(where(m))
gc.collect(0); print(where(m))
gc.collect(1); print(where(m))
gc.collect(0); print(where(m))
gc.collect(2); print(where(m))
t = (1, 2 + len([])); print(where(t), any(o is t for o in gc.get_objects()))
gc.collect(0); print(where(t))
n = [m]; gc.freeze(); print(where(n), any(o is n for o in gc.get_objects())); gc.unfreeze(); print(where(n))
l = gc.get_objects(); print(any(o is l for o in l), type(l))
print(gc.get_objects(None) is not None, gc.get_objects(generation=None) is not None)
