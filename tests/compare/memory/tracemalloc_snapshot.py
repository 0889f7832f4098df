# Statistics by line, by file; differences.
import gc, tracemalloc
gc.collect()
tracemalloc.start()
first = tracemalloc.take_snapshot()
a = [bytearray(10_000) for _ in range(10)]
b = bytearray(50_000)
second = tracemalloc.take_snapshot()
here = lambda stats: [s for s in stats if s.traceback[0].filename == __file__]
top = here(second.statistics("lineno"))
for s in top[:2]: print(s.traceback[0].lineno, s.size, s.count, str(s).rpartition("/")[2])
for s in here(second.compare_to(first, "lineno"))[:2]: print(s.traceback[0].lineno, s.size_diff, s.count_diff)
files = here(second.statistics("filename")); print(len(files), files[0].size > 150_000)
del a
third = tracemalloc.take_snapshot()
for s in here(third.compare_to(second, "lineno"))[:1]: print(s.traceback[0].lineno, s.size_diff < -100_000, s.count_diff <= -20)
f = third.filter_traces([tracemalloc.Filter(True, __file__)]); print({s.traceback[0].filename == __file__ for s in f.statistics("filename")})
tracemalloc.stop()
