# Who refers to an object: containers, frames not, cells, instance dicts, closures, functions.
import gc
class A: pass
def names(o): return sorted(type(r).__name__ for r in gc.get_referrers(o))
def test():
    o = A()
    print(names(o))
    l = [o]; print(names(o))
    d = {"k": o}; t = (o, 1); s = {o}; print(names(o))
    del l, d, t, s
    holder = A(); holder.x = o; print(names(o))
    holder.__dict__; print(names(o))
    del holder
    def closure(): return o
    print(names(o))
    def default(a=o): pass
    print(names(o))
test()
o = A()
print(names(o) == ["dict"], gc.get_referrers(o)[0] is globals())
print(gc.get_referrers(), names(12345678 + len([])))
b = o.__class__
m = [o.__init__]; print(names(o))
import weakref
w = weakref.ref(o); print(names(o))
it = iter([o]); print(names(o))
