# The info of a collection that finds something.
import gc
class A: pass
gc.collect()
rows = []
gc.callbacks.append(lambda phase, info: rows.append((phase, dict(info))))
a = A(); a.me = a; del a
gc.collect(0)
l = []; l.append(l); del l
gc.collect()
gc.callbacks.clear()
for row in rows: print(row)
