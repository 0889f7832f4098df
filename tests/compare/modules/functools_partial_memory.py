# What a partial holds, counts and lets go of.
import gc
import sys
import weakref
from functools import partial


class Thing:
    def __del__(self):
        print("thing goes")


def f(thing):
    return sys.getrefcount(thing)


thing = Thing()
p = partial(f, thing)
print(sys.getrefcount(thing), p(), gc.is_tracked(p))
print([type(x).__name__ for x in gc.get_referents(p)])
ref = weakref.ref(p, lambda ref: print("partial goes"))
del thing
p = None
print(ref())


class Mine(partial):
    pass


m = Mine(f, None)
m.me = m
print(sys.getsizeof(m), m.__dict__.keys())
del m
print(gc.collect() > 0)
