# A small leak hunt, as one does it.
import tracemalloc
class Cache:
    def __init__(self): self.entries = {}
    def get(self, key):
        if key not in self.entries:
            self.entries[key] = "value " * 100 + str(key)
        return self.entries[key]
cache = Cache()
cache.get(0)
tracemalloc.start(1)
before = tracemalloc.take_snapshot()
for i in range(500): cache.get(i)
after = tracemalloc.take_snapshot()
diffs = [d for d in after.compare_to(before, "lineno") if d.traceback[0].filename == __file__]
best = diffs[0]
print(best.traceback[0].lineno, best.count_diff > 490, 300_000 < best.size_diff < 400_000)
tracemalloc.stop()
