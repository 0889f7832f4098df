# DEBUG_SAVEALL keeps everything found, with its attributes; weak references and __del__ have been served.
import gc, weakref
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def __repr__(self): return f"A{self.n}"
gc.collect()
a, b = A(1), A(2); a.o = b; b.o = a
w = weakref.ref(a, lambda r: print("callback"))
del a, b
gc.set_debug(gc.DEBUG_SAVEALL)
print(gc.collect(), gc.garbage, w())
gc.set_debug(0)
print([x.o for x in gc.garbage], gc.is_finalized(gc.garbage[0]))
gc.garbage.clear()
print(gc.collect(), gc.garbage)
