# Dead references in lists and dicts; a ref as dict key survives its object if its hash was taken.
import weakref
class A:
    def __repr__(self): return "A"
objs = [A() for _ in range(5)]
refs = [weakref.ref(o) for o in objs]
d = {r: i for i, r in enumerate(refs)}
del objs[1:3]
print([r() for r in refs], len(d), [d[r] for r in refs], refs[1] in d, weakref.ref(objs[0]) in d)
live = {r for r in refs if r() is not None}; print(len(live))
