# DEBUG_STATS and DEBUG_COLLECTABLE write to standard error.
import gc
gc.collect()
gc.disable()
class A: pass
gc.set_debug(gc.DEBUG_COLLECTABLE)
l = []; l.append(l); a = A(); a.me = a; d = {}; d["d"] = d
del l, a, d
print(gc.collect())
gc.set_debug(0)
