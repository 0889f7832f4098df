# Survivors move up; every generation is collected in its turn.
import gc
gc.collect()
gc.disable()
class A: pass
a = A()
def where(o):
    return [g for g in range(3) if any(x is o for x in gc.get_objects(generation=g))]
print(where(a)); gc.collect(0); print(where(a)); gc.collect(1); print(where(a)); gc.collect(2); print(where(a))
b = [a]
print(where(b)); gc.collect(); print(where(b))
gc.set_threshold(10, 2, 2)
gc.collect()
order = []
def watch(phase, info):
    if phase == "start": order.append(info["generation"])
gc.callbacks.append(watch)
gc.enable()
keep = []
for i in range(300): keep.append([])
print(order)
gc.disable(); gc.callbacks.clear(); gc.set_threshold(700, 10, 10)
for bad in (3, -1, "x"):
    try: gc.get_objects(generation=bad)
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
