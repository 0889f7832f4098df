# get_stats counts collections and what they took.
import gc
gc.collect()
gc.disable()
a = gc.get_stats()
l = []; l.append(l); del l
gc.collect(0); gc.collect(1); gc.collect(2); gc.collect(0)
b = gc.get_stats()
print([{k: y[k] - x[k] for k in x} for x, y in zip(a, b)], list(a[0]))
