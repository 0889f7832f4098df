# collect(): generations, and what it says to anything else.
import gc
print([gc.collect(g) for g in (0, 1, 2)], gc.collect(generation=1))
for bad in (-1, 3, 100, 2**31, 2**70, "1", 1.0, None):
    try: print(gc.collect(bad))
    except Exception as e: print(type(e).__name__, e)
for call in (lambda: gc.collect(1, 2), lambda: gc.collect(gen=1), lambda: gc.collect(0, generation=0)):
    try: print(call())
    except TypeError as e: print(e)
print(gc.collect(True), gc.collect(False))
class I:
    def __index__(self): return 1
print(gc.collect(I()))
