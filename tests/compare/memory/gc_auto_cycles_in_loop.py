# Cycles made in a loop pile up and are found in batches.
import gc
class Node: pass
found = []
gc.collect()
gc.callbacks.append(lambda phase, info: phase == "stop" and found.append((info["generation"], info["collected"])))
for i in range(5000):
    n = Node()
    n.me = n
print(found)
gc.callbacks.clear()
