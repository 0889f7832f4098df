# Arguments, keyword arguments, defaults, results and callables.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
    def __call__(self, *a): print("called", end="; ")
    def m(self, *a): print("method", end="; ")
def f(*a, **k): print("body", end="; ")
def g(a, b=None, *, c=None): print("body", end="; ")
def ret(a, b): return b
f(D(1), D(2), D(3)); print(); f(x=D(1), y=D(2)); print(); g(D(1), D(2), c=D(3)); print(); f(*[D(1), D(2)]); print(); f(**{"a": D(1), "b": D(2)}); print()
ret(D(1), D(2)); print("returned"); x = ret(D(1), D(2)); print("kept"); del x; print(); D("callable")(D(1), D(2)); print(); D("self").m(D(1)); print()
len([D(1), D(2)]); print(); print(len([D(1)]), end="; "); print(); max([D(1)], key=lambda d: d.n); print(); [].append(D(1)); print(); list((D(1), D(2))); print(); str(D(1))[:0]; print(); isinstance(D(1), (D, int)); print(); id(D(1)); print()
(lambda a, b: print("lambda", end="; "))(D(1), D(2)); print()
def rebind(a, b): a = D("a2"); print("rebound", end="; "); b = None; print("none", end="; ")
rebind(D(1), D(2)); print()
def dele(a, b): del b; print("deleted", end="; ")
dele(D(1), D(2)); print()
def nested(a): return g(a, D("inner"))
nested(D("outer")); print()
def default(a=D("default")): pass
del default; print("function gone")
def closure():
    d = D("captured"); e = D("plain")
    return lambda: d
c = closure(); print("closed"); del c; print()
class C:
    def __init__(self, a): self.a = a; print("init", end="; ")
    def __new__(cls, a): print("new", end="; "); return super().__new__(cls)
C(D(1)); print(); c = C(D(1)); print("kept"); del c; print()
def many(a, b, c, d, e): x = D("x"); print("many", end="; ")
many(*(D(i) for i in range(5))); print()
