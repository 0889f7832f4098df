# What an object refers to, in the order its type tells.
import gc
class A: pass
class S: __slots__ = "b", "a"
def kinds(*o): return [type(r).__name__ for r in gc.get_referents(*o)]
a = A(); a.x = 1.5; a.y = "s"
s = S(); s.a = [1]; s.b = {2: 3}
print(gc.get_referents([1, 2, 3]), gc.get_referents((1, "b")), gc.get_referents({"k": "v", "w": [1]}), gc.get_referents({1: 2}))
print(kinds(a), kinds(s), gc.get_referents(1, "a", None), gc.get_referents())
a.__dict__; print(kinds(a))
def f(x=1, *, y=2): return a
print(kinds(f)); print(kinds(f.__code__))
def outer():
    v = [1]
    def inner(): return v
    return inner
print(kinds(outer())); print(kinds(outer().__closure__[0]))
print(kinds(iter([1])), kinds([].append), kinds(a.__init__), kinds(A().__eq__), kinds(print))
print(kinds(ValueError(1, 2)), kinds(property(f)), kinds(staticmethod(f)), kinds(slice(1, 2)), kinds({1: 2}.items()), kinds(enumerate([1])), kinds(zip([1], [2])), kinds(map(f, [1])))
print(kinds(frozenset([5])), gc.get_referents([1], [2], (3,)), kinds(super(A, a)), kinds(type(a))[:3])
g = (i for i in [1]); print(sorted(kinds(g)))
