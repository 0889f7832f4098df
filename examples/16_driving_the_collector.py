"""The collector can be switched off, on, run by hand, and retuned.

Watch for: a million numbers are no work for it, since numbers cannot form cycles; cycles
made while it is off wait until somebody runs it.
"""

import gc

gc.disable()
print("switched on:", gc.isenabled())
numbers = [number for number in range(1_000_000)]

gc.enable()
print("switched on:", gc.isenabled())
print("first collection found:", gc.collect())

for generation, figures in enumerate(gc.get_stats()):
    print(f"generation {generation}: {figures}")

gc.disable()
for _ in range(1000):
    ring = []
    ring.append(ring)
del ring
print("rings made while it was off:", gc.collect())

gc.set_threshold(1000, 15, 15)
print("thresholds:", gc.get_threshold())
gc.enable()
