# Entries of one dict do not count, lists in it do.
import gc
at = []
gc.collect()
gc.callbacks.append(lambda phase, info: phase == "start" and at.append(len(d)))
d = {}
for i in range(5000): d[i] = str(i)
print(at)
for i in range(5000): d[i] = [i]
print(len(at), at[:2])
for i in range(5000): d[i, i] = None
gc.callbacks.clear()
print(len(at), at)
