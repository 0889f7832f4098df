# Callbacks: called in order, with one shared dict per phase; their errors are unraisable; added and removed on the way.
import gc, sys
def hook(u): print("unraisable", u.exc_type.__name__, u.exc_value, u.err_msg, u.object.__name__)
sys.unraisablehook = hook
infos = []
def a(phase, info): infos.append(info); print("a", phase, info["generation"])
def b(phase, info): infos.append(info); print("b", phase, sorted(info))
def c(phase, info): raise ValueError("from c")
def d(phase, info): gc.callbacks.remove(d); print("d once", phase)
gc.callbacks[:] = [a, b, c]
gc.collect(1)
print(infos[0] is infos[1], infos[2] is infos[3], infos[0] is infos[2], len(infos))
gc.callbacks[:] = [d, a]
gc.collect(0)
gc.callbacks[:] = [lambda phase, info: print(phase, gc.collect(), gc.isenabled())]
gc.collect(0)
gc.callbacks[:] = ["not callable"]
def hook(u): print("unraisable", u.exc_type.__name__, u.exc_value, u.err_msg, u.object)
sys.unraisablehook = hook
gc.collect(0)
gc.callbacks.clear()
