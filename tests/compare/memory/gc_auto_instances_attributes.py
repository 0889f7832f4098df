# An instance is one container; its attributes and boxed values do not count.
import gc
class P:
    def __init__(self, i):
        self.i = i; self.f = i / 3; self.t = "x" * (i % 7)
at = []
gc.collect()
gc.callbacks.append(lambda phase, info: phase == "start" and at.append(len(keep)))
keep = []
for i in range(2500): keep.append(P(i))
gc.callbacks.clear()
print(at)
