# Resuming a generator is a place to collect.
import gc
events = []
gc.callbacks.append(lambda phase, info: phase == "start" and events.append(step))
step = 0
def g():
    global step
    while True:
        step += 1
        yield [step]
it = g()
gc.collect(); events.clear()
gc.set_threshold(20, 1000, 1000)
kept = []
for x in it:
    kept.append(x)
    if step == 100: break
gc.set_threshold(700, 10, 10)
gc.callbacks.clear()
print(events)
