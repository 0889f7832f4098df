# gc.callbacks: phases, info, errors in a callback.
import gc, sys
gc.collect()
gc.disable()
def cb(phase, info): print(phase, info)
gc.callbacks.append(cb)
l = []; l.append(l); del l
gc.collect(0); gc.collect(1); gc.collect()
gc.callbacks.remove(cb)
infos = []
gc.callbacks.append(lambda p, i: infos.append(i)); gc.callbacks.append(lambda p, i: infos.append(i))
gc.collect()
print(len(infos), infos[0] is infos[1], infos[0] is infos[2])
gc.callbacks.clear()
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__, u.err_msg)
gc.callbacks.append(lambda p: 1)
print(gc.collect())
gc.callbacks.clear()
sys.unraisablehook = sys.__unraisablehook__
print(gc.callbacks)
def nested(p, i):
    if p == "start": print("nested", gc.collect())
gc.callbacks.append(nested); gc.collect(); gc.callbacks.clear()
