# A threshold of one collects at nearly every allocation.
import gc
events = []
gc.collect()
gc.callbacks.append(lambda phase, info: phase == "start" and events.append(info["generation"]))
gc.set_threshold(1, 1, 1)
a = []
b = []
c = []
d = [a, b, c]
for i in range(10): d.append([])
gc.set_threshold(700, 10, 10)
gc.callbacks.clear()
print(events)
