# DEBUG_COLLECTABLE names each object on standard error.
import gc
class A: pass
gc.collect()
gc.disable()
a = A(); a.l = [a]; a.d = {"a": a}; a.t = (a,)
def f(): return f
gc.set_debug(gc.DEBUG_COLLECTABLE)
del a, f
gc.collect()
gc.set_debug(0)
