# Current and peak, reset_peak, clear_traces.
import tracemalloc
tracemalloc.start()
a0, p0 = tracemalloc.get_traced_memory()
x = bytearray(100_000)
a1, p1 = tracemalloc.get_traced_memory(); print(100_000 <= a1 - a0 < 101_000, p1 >= a1)
del x
a2, p2 = tracemalloc.get_traced_memory(); print(a2 - a0 < 1000, p2 - a0 >= 100_000)
tracemalloc.reset_peak()
a3, p3 = tracemalloc.get_traced_memory(); print(p3 - a3 < 1000, p3 < 50_000)
y = bytearray(5000)
tracemalloc.clear_traces(); print(tracemalloc.get_traced_memory()[0] < 1000, tracemalloc.get_object_traceback(y))
del y
print(tracemalloc.get_traced_memory()[0] >= 0, tracemalloc.get_tracemalloc_memory() > 0, type(tracemalloc.get_tracemalloc_memory()))
tracemalloc.stop(); print(tracemalloc.get_traced_memory())
