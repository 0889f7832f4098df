# gc.get_referents in order, gc.get_referrers.
import gc
class A: pass
a = A(); a.x, a.y = [1], "s"
print(gc.get_referents([1, "a", None]), gc.get_referents((1, 2)), gc.get_referents({"k": "v", 1: 2}), gc.get_referents({5}), gc.get_referents("atom"), gc.get_referents(), gc.get_referents([1], [2]))
print(gc.get_referents(a), gc.get_referents(a.__dict__))
def f(p=[9]): return p
print([type(x).__name__ for x in gc.get_referents(f)], [type(x).__name__ for x in gc.get_referents(A)], [type(x).__name__ for x in gc.get_referents(a.__init__)])
v = []
holder = [v]; table = {"v": v}; tup = (v,); a.held = v
print([type(x).__name__ for x in gc.get_referrers(v)], gc.get_referrers(v)[0] is holder)
del holder, table, tup
print([type(x).__name__ for x in gc.get_referrers(v)])
def local():
    mine = []
    inside = [mine]
    return [type(x).__name__ for x in gc.get_referrers(mine)]
print(local(), gc.get_referrers(), [type(x).__name__ for x in gc.get_referrers(A)][:3])
it = iter(v); print(gc.get_referents(it)); m = v.append; print(gc.get_referents(m) == [v]); z = zip([1]); print(len(gc.get_referents(z)))
class S: __slots__ = ("b", "a")
s = S(); s.a, s.b = 1, 2; print(gc.get_referents(s)[:2], type(gc.get_referents(s)[-1]))
g = (x for x in v); print([type(x).__name__ for x in gc.get_referents(g)]); cell = (lambda: v); print(gc.get_referents(local.__code__) == gc.get_referents(local.__code__))
