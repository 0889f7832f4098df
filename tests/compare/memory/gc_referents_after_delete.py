# Deleting an attribute that is not there makes the dict it is looked for in, except where an instance keeps its values without one.
import collections
import functools
import gc
import types
def f(): pass
class A: pass
class L(list): pass
class S(str): pass
class E(Exception): pass
class T(tuple): pass
class D(dict): pass
class B(L): __slots__ = ('z',)
class W: __slots__ = ('__dict__',)
def info(o):
    return [type(x).__name__ for x in gc.get_referents(o)]
for make in (lambda: f, A, L, S, E, T, D, B, W, lambda: functools.partial(f), lambda: ValueError(1), lambda: types.SimpleNamespace(), lambda: collections.OrderedDict(), lambda: collections.deque(), lambda: property(f), lambda: staticmethod(f), lambda: types.ModuleType('m'), lambda: type('K', (), {}), lambda: functools.lru_cache(f), set, lambda: f.__call__):
    o = make()
    gc.disable(); gc.collect()
    b = info(o)
    try: del o.nosuch
    except AttributeError as e: print(type(o).__name__, e)
    except TypeError as e: print(type(o).__name__, e)
    e = None
    gc.collect()
    print(b, info(o))
