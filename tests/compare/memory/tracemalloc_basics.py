# What tracemalloc counts.
import gc, tracemalloc
gc.collect()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc.get_traceback_limit())
tracemalloc.start()
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
def cost(make):
    """The bytes of one object; figures[0] is an object as well, of 32 bytes."""
    make(); gc.collect()
    figures[:] = [None, None]
    tracemalloc.get_traced_memory()  # the tuple it answers with is kept for the next time
    figures[0] = tracemalloc.get_traced_memory()[0]
    kept = make()
    figures[1] = tracemalloc.get_traced_memory()[0]
    return figures[1] - figures[0] - 32
figures = []
class A: pass
class B:
    def __init__(self): self.x = None; self.y = None
class S: __slots__ = ("a", "b")
print([cost(m) for m in (object, S, lambda: "a" * (100 + len("")), lambda: b"x" * (50 + len("")), lambda: 10 ** (30 + len("")))])
print([cost(m) for m in (list, lambda: [None], lambda: [None] * 100, dict, lambda: {"a": None}, set, lambda: (None,) * len("abc"), lambda: bytearray(10), B, lambda: {1, 2, 3, 4, 5})])
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
try: tracemalloc.take_snapshot()
except RuntimeError as e: print(e)
for bad in (0, -1, 70000):
    try: tracemalloc.start(bad)
    except ValueError as e: print(e)
