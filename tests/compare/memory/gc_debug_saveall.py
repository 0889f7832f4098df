# DEBUG_SAVEALL keeps garbage; flags and their names.
import gc
gc.collect()
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK, gc.get_debug(), gc.garbage)
gc.set_debug(gc.DEBUG_SAVEALL)
class N:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a, b = N("a"), N("b"); a.o, b.o = b, a
l = [1]; l.append(l)
del a, b, l
print(gc.collect(), [type(x).__name__ for x in gc.garbage], [x.n for x in gc.garbage if isinstance(x, N)])
print(gc.collect())
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect(), gc.garbage)
try: gc.set_debug("x")
except TypeError as e: print(e)
