# Peak, reset_peak, clear_traces.
import gc, tracemalloc
gc.collect()
tracemalloc.start()
a = bytearray(1_000_000)
current, peak = tracemalloc.get_traced_memory()
print(current // 1000, peak // 1000)
del a
current, peak = tracemalloc.get_traced_memory()
print(current // 1000, peak // 1000)
tracemalloc.reset_peak()
current, peak = tracemalloc.get_traced_memory()
print(current // 1000, peak // 1000)
b = bytearray(500_000)
tracemalloc.clear_traces()
print(tracemalloc.get_traced_memory()[0] // 1000, tracemalloc.get_object_traceback(b))
c = [None] * 100_000
print(tracemalloc.get_traced_memory()[0] // 1000)
tracemalloc.stop()
