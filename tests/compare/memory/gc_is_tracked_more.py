# Tracked or not: subclasses, weak references, iterators, generators, frames, modules.
import gc, sys, weakref, types
class L(list): pass
class I(int): pass
class T(tuple): pass
class St(str): pass
class Sl: __slots__ = ()
class E(Exception): pass
t = gc.is_tracked
o = L()
print([t(x) for x in (L(), I(), T(), T((1,)), St("a"), Sl(), E(), {}.fromkeys("ab"), {}.fromkeys("ab", []), dict(), dict([(1, [])]), o)])
print([t(x) for x in (weakref.ref(o), weakref.proxy(o), sys._getframe(), sys, types.SimpleNamespace(), types.MappingProxyType({}), (x for x in ()), range(3).__iter__(), reversed([]), iter(()), iter("a"), iter({}), iter(set()), enumerate(()))])
print([t(x) for x in (NotImplemented, ..., 1j, b"".join, "".join, str.join, int.real, type(None), types.FunctionType, L, super(L, o), (lambda: 0).__code__, compile("1", "", "eval"), memoryview(b""), slice(None))])
print([t(x) for x in (classmethod(t), staticmethod(t), property(t), {1}.union, [].__iter__, L.append, types.MethodType(t, o), object(), {}.keys(), {}.values(), {}.items())])
