# What else has a size.
import sys, types, weakref, collections
g = sys.getsizeof
for o in (None, ..., NotImplemented, object(), 1.5, 1j, range(3), range(10 ** 30), slice(1), slice(1, 2, 3), memoryview(b"abc"), types.SimpleNamespace(), types.SimpleNamespace(a=1),
          types.ModuleType("m"), sys, types.MappingProxyType({}), types.CellType(), types.CellType(1), list[int], int | str, type, int, object, weakref.ref(C := type("C", (), {})), weakref.proxy(C), C, C(), type("S", (), {"__slots__": ()}), type("S", (), {"__slots__": ("a", "b")})(), type("S", (), {"__slots__": ("__weakref__",)})(), type("S", (), {"__slots__": ("__dict__",)})(),
          collections.deque(), collections.deque([1] * 32), collections.deque([1] * 33), collections.deque([1] * 100), property(), staticmethod(len), classmethod(len), super):
    print(type(o).__name__, g(o))
class F(float): pass
class X(complex): pass
print(g(F()), g(X()), g(type("F", (float,), {"__slots__": ()})()), g(type("F", (float,), {"__slots__": ("a",)})()))
