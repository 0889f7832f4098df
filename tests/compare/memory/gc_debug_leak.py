# DEBUG_LEAK is collectable, uncollectable and saveall together.
import gc
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
gc.collect()
l = []; l.append(l); d = {}; d["d"] = d
gc.set_debug(gc.DEBUG_LEAK)
print(gc.get_debug())
del l, d
print(gc.collect())
gc.set_debug(0)
print([type(x).__name__ for x in gc.garbage])
gc.garbage.clear()
