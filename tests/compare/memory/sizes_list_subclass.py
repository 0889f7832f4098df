# Subclasses of list: the front, slots, what methods give.
import sys
g = sys.getsizeof
class L(list): pass
class S(list): __slots__ = ()
class T(list): __slots__ = ("a", "b")
class W(list): __slots__ = ("__weakref__",)
class D(list): __slots__ = ("__dict__",)
for c in (list, L, S, T, W, D):
    o = c()
    e = c([1, 2, 3])
    o2 = c(); o2.append(1)
    print(c.__name__, g(o), g(e), g(o2), g(e[:]), g(e + e), g(e * 2), g(e.copy()), type(e[:]).__name__, o.__sizeof__(), c.__basicsize__)
l = L([1, 2, 3]); l.x = 1; print(g(l), g(l.__dict__), g(L().__dict__), g(L().__dict__))
