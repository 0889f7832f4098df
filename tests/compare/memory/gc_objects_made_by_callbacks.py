# Containers that callbacks make during a collection count from zero.
import gc
keep = []
gc.collect()
gc.callbacks.append(lambda p, i: keep.append([p]))
gc.collect(); n = gc.get_count()
gc.callbacks.clear()
print(keep, n[0] < 10, n[1:])
