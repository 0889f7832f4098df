# A list that grows has one trace for its items, replaced at each resize.
import tracemalloc
tracemalloc.start()
l = []
base = tracemalloc.get_traced_memory()[0]
line = 8
for i in range(100):
    l.append(None)
traces = [t for t in tracemalloc.take_snapshot().traces if t.traceback[0].lineno == 8 and t.size > 500]
print([t.size for t in traces])
l.clear()
print([t.size for t in tracemalloc.take_snapshot().traces if t.traceback[0].lineno == 8 and t.size > 500])
