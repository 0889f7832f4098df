# References between young and old garbage: what a young collection frees, and which callbacks run.
import gc, weakref
class Loop:
    def __init__(self, i): self.i = i; self.loop = self
old = Loop("old")
gc.collect()
young = Loop("young")
young.keeps = old
del old.loop
other = Loop("other"); other_ref = weakref.ref(other)
seen = []
old_ref = weakref.ref(old, lambda r: seen.append(other_ref()))
old = young = other = None
print(gc.collect(0), seen, old_ref(), other_ref())
