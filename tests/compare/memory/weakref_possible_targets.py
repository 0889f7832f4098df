# What can be weakly referenced.
import weakref, sys, types
class A: pass
class L(list): pass
class D(dict): pass
class S(str): pass
class W: __slots__ = "__weakref__",
class F(float): pass
def f(): yield
for x in ({1}, frozenset([1]), f, A, A(), f(), sys, memoryview(b"a"), len, f.__code__, L(), D(), S("a"), W(), F(1), type, weakref.ref, types.SimpleNamespace, A().__init__, f.__get__(1), lambda: 0, open):
    try: r = weakref.ref(x); print(type(x).__name__, r() is x)
    except TypeError as e: print(e)
class I(int): pass
class T(tuple): pass
class E(Exception): pass
class N: __slots__ = ()
for x in (I(1), T(), E(), N(), weakref.ref(A), types.SimpleNamespace(), types.MappingProxyType({}), classmethod(f), staticmethod(f)):
    try: print(type(x).__name__, weakref.ref(x)() is x)
    except TypeError as e: print(e)
