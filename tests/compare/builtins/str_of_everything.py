# repr and str of one object of each kind.
class A: pass
class M(type): pass
class X(metaclass=M): pass
def f(): yield
async def c(): pass
def cut(o): return repr(o).split(" at 0x")[0]
co = c()
for o in (A(), A, X, f, f(), co, lambda: 0, (x for x in []), print, [].append, A().__init__, iter([]), {}.keys(), enumerate([]), zip(), range(2), slice(1), memoryview(b""), type, type(None), object(), super(A, A()), property(), A.__dict__["__dict__"], A.__weakref__, f.__code__.co_name, staticmethod(f), A().__str__, str.join, int.from_bytes, {1}.pop, frozenset([1]), bytearray(b"x"), ValueError("v"), ValueError, 1j, ..., map(str, []), reversed([]), set(), {}.items(), int | str, list[int]):
    print(cut(o))
co.close()
