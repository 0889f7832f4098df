# __class__ assignment and layouts.
class A: __slots__ = ("a", "b")
class B: __slots__ = ("a", "b")
class C: __slots__ = ("b", "a")
class D: __slots__ = ("a", "c")
class E: __slots__ = ("a",)
class F: pass
class G: pass
class H(F): pass
class I(A): __slots__ = ()
class J: __slots__ = ("__dict__",)
class K: __slots__ = ("__dict__", "__weakref__")
class L(list): pass
def show(make, new):
    o = make()
    try: o.__class__ = new; print(make.__name__, "->", getattr(new, "__name__", new), "fine", type(o).__name__)
    except (TypeError, AttributeError) as e: print(make.__name__, "->", getattr(new, "__name__", new), e)
for make, new in ((A, B), (A, C), (A, D), (A, E), (A, F), (A, I), (I, A), (F, G), (F, H), (H, F), (F, J), (F, K), (K, F), (F, object), (object, F), (F, int), (int, F), (F, 5), (L, F), (L, list), (F, L), (A, A)): show(make, new)
a = A(); a.a = 1; a.b = 2; a.__class__ = C; print(a.a, a.b); a.__class__ = B; print(a.a, a.b)
f = F(); f.x = 1; f.__class__ = G; print(f.x, f.__dict__)
try: del f.__class__
except TypeError as e: print(e)
try: F.__class__ = 5
except TypeError as e: print(e)
import sys, types
class M(types.ModuleType): extra = 1
m = types.ModuleType("m"); m.__class__ = M; print(m.extra)
