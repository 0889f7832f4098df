# finalize keeps its function and arguments alive until it is dead, and nothing else; what peek and detach show.
import gc
import sys
import weakref


class A:
    pass


def done(*args, **kwargs):
    return args, sorted(kwargs)


payload, named = [], {}
before = sys.getrefcount(payload), sys.getrefcount(named), sys.getrefcount(done)
a = A()
f = weakref.finalize(a, done, payload, key=named)
print([x - y for x, y in zip((sys.getrefcount(payload), sys.getrefcount(named), sys.getrefcount(done)), before)])
obj, func, args, kwargs = f.peek()
print(obj is a, func is done, args == (payload,), args[0] is payload, kwargs)
del obj, func, args, kwargs
print(sys.getrefcount(a), weakref.getweakrefcount(a), len(weakref.finalize._registry) >= 1, f.__slots__)
print(f(), f.alive, [x - y for x, y in zip((sys.getrefcount(payload), sys.getrefcount(named), sys.getrefcount(done)), before)])
g = weakref.finalize(a, done, 1)
obj, func, args, kwargs = g.detach()
print(obj is a, func is done, args, kwargs, g.alive, g.peek(), g.detach(), weakref.getweakrefcount(a))
del obj
h = weakref.finalize(a, lambda x=a: None); w = weakref.ref(a)
del a; gc.collect(); print(w() is not None, h.alive); h.detach(); gc.collect(); print(w(), h.alive)


class Chain:
    def __init__(self, n, next=None):
        self.next = next
        weakref.finalize(self, print, "chain", n, end="; ")


c = None
for n in range(5):
    c = Chain(n, c)
del c
print()
c = Chain(0); c.next = c; del c; print("before", end="; "); print(gc.collect() > 0)


def raising():
    raise KeyError("no")


a = A(); f = weakref.finalize(a, raising)
try:
    f()
except KeyError as error:
    print("called:", error, f.alive)
sys.unraisablehook = lambda u: print("died:", u.exc_value, u.err_msg, type(u.object).__name__)
f = weakref.finalize(a, raising); del a; print(f.alive)
