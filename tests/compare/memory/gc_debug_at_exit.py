# Objects left in gc.garbage at exit: a warning in debug mode only.
import gc
gc.set_debug(gc.DEBUG_SAVEALL)
l = []; l.append(l); del l
gc.collect()
gc.set_debug(0)
print(len(gc.garbage))
