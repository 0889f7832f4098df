# The old generation is skipped while what is pending is under a quarter of what was there.
import gc
big = [[] for _ in range(20000)]
gens = []
gc.collect()
gc.callbacks.append(lambda phase, info: phase == "start" and gens.append(info["generation"]))
gc.set_threshold(100, 2, 2)
keep = []
for i in range(20000): keep.append([])
gc.set_threshold(700, 10, 10)
gc.callbacks.clear()
print(gens.count(0), gens.count(1), gens.count(2))
