# Defaults, shadowing, properties, copies of slots through subclasses.
class A:
    __slots__ = ("x",)
    def __init__(self, x): self.x = x
class B(A):
    __slots__ = ("x", "y")
class C(A): x = 5
b = B(1); print(b.x, B.x is A.x, A.x.__get__(b) if False else hasattr(b, "y"))
try: A.x.__get__(b)
except AttributeError as e: print(e)
A.x.__set__(b, "base"); print(b.x, A.x.__get__(b))
try: C(1)
except AttributeError as e: print(e)
class D(A): pass
d = D(1); d.new = 2; print(d.__dict__, d.x); del d.x
try: d.x
except AttributeError as e: print(e)
class P:
    __slots__ = ("_v",)
    @property
    def v(self): return self._v
    @v.setter
    def v(self, value): self._v = value
p = P(); p.v = 3; print(p.v)
class Q(P): __slots__ = ("w",)
q = Q(); q.v, q.w = 1, 2; print(q.v, q.w, [s for c in Q.__mro__ for s in getattr(c, "__slots__", ())])
class Data(tuple):
    __slots__ = ()
    x = property(lambda s: s[0])
print(Data((1, 2)).x, hasattr(Data(()), "__dict__"))
class G:
    __slots__ = ("a",)
    def __getattr__(self, n): return "missing " + n
print(G().a, G().zzz); g = G(); g.a = 1; print(g.a)
class Desc:
    def __set_name__(self, owner, name): print("set_name", owner.__name__, name)
class H: __slots__ = ("a",); d = Desc()
H.a = 5; print(H().a, H.a)
try: H().a = 6
except AttributeError as e: print(e)
