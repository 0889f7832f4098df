# Blocks made by C functions belong to the line that called them; generators to the line that resumed them with more frames.
import gc, tracemalloc
gc.collect()
tracemalloc.start(3)
def make(): return list(range(1000))
def gen():
    yield bytearray(2000)
x = make()
y = next(gen())
z = sorted(bytearray(100) for _ in range(2))
def where(o): return [f.lineno for f in tracemalloc.get_object_traceback(o)]
print(where(x), where(y), where(z[0]), where(z))
