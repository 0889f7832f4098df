# What is frozen does not count among the long-lived objects that keep full collections rare; after unfreeze it does again.
import gc
gc.collect()
gc.freeze()
gc.collect()
log = []


def note(phase, info):
    if phase == 'start':
        log.append((info['generation'], gc.get_count()))


gc.callbacks.append(note)
gc.set_threshold(1, 3, 2)
kept = []
for i in range(40):
    kept.append([[]])
    abs(1)
gc.disable()
print(log)
gc.callbacks.clear()
gc.unfreeze()
gc.collect()
gc.callbacks.append(note)
log.clear()
gc.enable()
for i in range(40):
    kept.append([[]])
    abs(1)
gc.disable()
print([generation for generation, count in log])
