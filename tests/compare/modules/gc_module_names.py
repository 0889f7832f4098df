# The names of gc, weakref, tracemalloc.
import gc, weakref, tracemalloc
print([n for n in dir(gc) if n[0] != "_"])
print([n for n in weakref.__all__])
print([n for n in ("start", "stop", "is_tracing", "take_snapshot", "get_traced_memory", "clear_traces", "reset_peak", "get_object_traceback", "get_traceback_limit", "get_tracemalloc_memory", "Snapshot", "Filter", "Statistic", "Trace", "Traceback", "Frame") if not hasattr(tracemalloc, n)])
print(gc.__name__, repr(gc), gc.collect.__name__, weakref.ref.__name__)
