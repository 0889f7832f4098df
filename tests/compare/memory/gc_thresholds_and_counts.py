# Counts go up with allocations and reset with collections.
import gc
print(gc.get_threshold(), gc.isenabled())
gc.disable()
gc.collect()
print(gc.get_count())
keep = [[] for _ in range(50)]
print(gc.get_count())
del keep
print(gc.get_count())
gc.collect(0); print(gc.get_count()); gc.collect(0); gc.collect(1); print(gc.get_count()); gc.collect(); print(gc.get_count())
gc.set_threshold(5); print(gc.get_threshold()); gc.set_threshold(5, 6); print(gc.get_threshold()); gc.set_threshold(700, 10, 10); print(gc.get_threshold())
gc.enable(); print(gc.isenabled()); gc.enable(); gc.disable(); gc.disable(); print(gc.isenabled()); gc.enable()
for bad in (lambda: gc.set_threshold(), lambda: gc.set_threshold("x"), lambda: gc.set_threshold(1, 2, 3, 4)):
    try: bad()
    except TypeError as e: print(e)
