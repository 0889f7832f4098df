# Switches used inside a collection: they hold afterwards.
import gc
log = []
def cb(phase, info):
    log.append((phase, gc.isenabled(), gc.collect()))
    if phase == "start": gc.disable()
gc.callbacks.append(cb)
gc.collect(0)
print(log, gc.isenabled())
gc.callbacks.clear(); gc.enable()
gc.callbacks.append(lambda p, i: gc.set_threshold(50 if p == "start" else 60))
gc.collect(0); gc.callbacks.clear(); print(gc.get_threshold())
gc.set_threshold(700, 10, 10)
