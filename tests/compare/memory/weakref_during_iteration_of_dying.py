# What a callback sees: the object is gone, other objects of the same container are not.
import weakref
class A:
    def __init__(self, n): self.n = n
l = [A(i) for i in range(3)]
refs = []
for o in l: refs.append(weakref.ref(o, lambda r: print([x().n if x() else None for x in refs])))
del o
l.clear()
