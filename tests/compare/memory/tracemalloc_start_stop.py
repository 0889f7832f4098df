# start, stop, limits and their errors; what works without tracing.
import tracemalloc
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit(), tracemalloc.get_traced_memory(), tracemalloc.get_object_traceback([]))
tracemalloc.clear_traces(); tracemalloc.reset_peak(); tracemalloc.stop()
for bad in (lambda: tracemalloc.take_snapshot(), lambda: tracemalloc.start(0), lambda: tracemalloc.start(-1), lambda: tracemalloc.start(65536), lambda: tracemalloc.start("1"), lambda: tracemalloc.start(1.0), lambda: tracemalloc.start(2**40), lambda: tracemalloc.start(1, 2), lambda: tracemalloc.start(nframe=1), lambda: tracemalloc.stop(1), lambda: tracemalloc.get_object_traceback(), lambda: tracemalloc.Snapshot()):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
tracemalloc.start(10); print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
tracemalloc.start(5); print(tracemalloc.get_traceback_limit())
tracemalloc.stop(); print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
tracemalloc.start(); print(tracemalloc.get_traceback_limit()); tracemalloc.stop()
tracemalloc.start(65535); print(tracemalloc.get_traceback_limit()); tracemalloc.stop()
