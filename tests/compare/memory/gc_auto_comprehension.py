# A comprehension is a loop like any other: it collects at its jump back.
import gc
counts = []
def told(phase, info):
    if phase == "start": counts.append(len(seen))
seen = []
gc.collect()
gc.callbacks.append(told)
kept = [seen.append(i) or [] for i in range(2500)]
gc.callbacks.clear()
print(counts)
