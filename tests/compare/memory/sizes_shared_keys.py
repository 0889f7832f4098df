# Attributes in different orders, deleted, added late: which dicts stay shared.
import sys
g = sys.getsizeof
class A: pass
def make(names):
    a = A()
    for i, n in enumerate(names.split()): setattr(a, n, i)
    return a
x = make("a b c"); y = make("c b a"); z = make("b")
print([g(o.__dict__) for o in (x, y, z)], [list(o.__dict__) for o in (x, y, z)])
del x.a; print(g(x.__dict__), list(x.__dict__)); x.a = 5; print(g(x.__dict__), list(x.__dict__))
x.__dict__["d"] = 1; print(g(x.__dict__), x.d, g(y.__dict__), g(z.__dict__))
y.__dict__.pop("a"); print(g(y.__dict__), y.__dict__)
y.__dict__.popitem(); print(g(y.__dict__), y.__dict__)
z.__dict__.update(q=1, r=2); print(g(z.__dict__), z.__dict__)
print(g(x.__dict__.copy()), g(dict(x.__dict__)), g({**x.__dict__}), g(vars(x)))
z.__dict__.clear(); print(g(z.__dict__)); z.a = 1; print(g(z.__dict__))
w = A(); w.__dict__ = {"k": 1}; print(g(w.__dict__), w.k, g(w)); w.j = 2; print(g(w.__dict__))
v = A(); v.__dict__; print(g(v.__dict__)); v.x1 = 1; print(g(v.__dict__))
del v.__dict__; print(g(v.__dict__))
v.y = 1; print(v.__dict__, g(v.__dict__))
