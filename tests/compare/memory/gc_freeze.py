# freeze, unfreeze, get_freeze_count.
import gc
gc.collect()
before = gc.get_freeze_count()
l = []; l.append(l)
gc.freeze()
print(gc.get_freeze_count() > before, gc.get_count())
del l
print(gc.collect())
gc.unfreeze()
print(gc.get_freeze_count(), gc.collect())
