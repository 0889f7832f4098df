# __del__ of objects in cycles run in order of age, at the automatic collection.
import gc
log = []
class D:
    def __init__(self, i): self.i = i; self.me = self
    def __del__(self): log.append((self.i, now))
gc.collect()
for now in range(1500): D(now)
print(len(log), log[0], log[-1])
print([i for i, n in log] == sorted(i for i, n in log), sorted({n for i, n in log}))
