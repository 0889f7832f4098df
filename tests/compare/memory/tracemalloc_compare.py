# A snapshot before and one after, with real objects.
import tracemalloc
tracemalloc.start()
first = tracemalloc.take_snapshot()
data = [bytearray(2000) for _ in range(10)]
more = bytearray(50_000)
second = tracemalloc.take_snapshot()
del data[5:]
third = tracemalloc.take_snapshot()
def top(a, b, n):
    return [(d.traceback[0].lineno, d.size_diff // 1000, d.count_diff) for d in b.compare_to(a, "lineno") if d.traceback[0].filename == __file__][:n]
print(top(first, second, 2)); print(top(second, third, 1))
