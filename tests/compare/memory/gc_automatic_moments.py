# Automatic collections happen when the count exceeds the threshold, at the next check.
import gc
gc.collect()
events = []
gc.callbacks.append(lambda phase, info: events.append((phase, info["generation"])))
keep = []
for i in range(750): keep.append([])
print(events)
keep = []
gc.collect(); events.clear()
keep = [[] for _ in range(800)]
print(events)
gc.collect(); events.clear()
keep2 = list(map(lambda x: [], range(800)))
print(events)
gc.collect(); events.clear(); keep = keep2 = None
for i in range(3000): keep = []
print(events)
gc.collect(); events.clear()
many = [(i, i) for i in range(9000)]
print(len(events) // 2, [g for p, g in events if p == "start"])
gc.callbacks.clear()
