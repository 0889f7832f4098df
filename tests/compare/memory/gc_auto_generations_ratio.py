# After eleven young collections a middle one, after eleven of those an old one if enough is pending.
import gc
gens = []
gc.callbacks.append(lambda phase, info: phase == "start" and gens.append(info["generation"]))
gc.collect(); gens.clear()
gc.set_threshold(10, 3, 2)
keep = []
for i in range(600): keep.append([])
gc.set_threshold(700, 10, 10)
gc.callbacks.clear()
print(gens)
print(gens.count(0), gens.count(1), gens.count(2))
