# Slots: sorted, sized, inherited; __dict__ and __weakref__ among them.
import sys
g = sys.getsizeof
class A: __slots__ = ("z", "a")
class B(A): __slots__ = ("m",)
class C(B): pass
class E(A): __slots__ = ()
class W: __slots__ = ("__weakref__", "x")
class D: __slots__ = ("__dict__", "x")
class DW: __slots__ = ("__dict__", "__weakref__")
class WD(W): __slots__ = ("__dict__",)
class S: __slots__ = "single"
class L: __slots__ = ["l", "k"]
class M: __slots__ = {"a": "doc of a", "b": None}
class P: __slots__ = ("__private", "public")
for c in (A, B, C, E, W, D, DW, WD, S, L, M, P):
    print(c.__name__, g(c()), g(c), c.__basicsize__, c.__dictoffset__, c.__weakrefoffset__, sorted(k for k in c.__dict__ if k not in ("__module__", "__doc__")), c.__slots__ if "__slots__" in vars(c) else "-")
a = B(); a.z = 1; a.m = 2; print(a.z, a.m, hasattr(a, "a"), A.z, type(A.z).__name__, A.__dict__["z"].__get__(a), M.a.__doc__, A.z.__objclass__, A.z.__name__)
d = D(); d.x = 1; d.y = 2; print(d.__dict__, d.x); p = P(); p._P__private = 1; print(p._P__private)
import weakref
for c in (A, W, DW, C, S):
    try: print(c.__name__, weakref.ref(c())() is None)
    except TypeError as e: print(e)
