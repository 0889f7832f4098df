# In which order containers let go.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print(self.n, end=" ")
def line(): print()
l = [D(i) for i in range(4)]; del l; line()
t = tuple([D(i) for i in range(4)]); del t; line()
d = {i: D(i) for i in range(4)}; del d; line()
d = {i: D(i) for i in range(4)}; d.clear(); line()
l = [D(i) for i in range(4)]; l.clear(); line()
l = [D(i) for i in range(6)]; del l[1:3]; line(); del l[::2]; line(); l[:] = []; line()
class A: pass
a = A(); a.x = D("x"); a.y = D("y"); a.a = D("a"); del a; line()
class S:
    __slots__ = ("z", "b", "m")
s = S(); s.z = D("z"); s.b = D("b"); s.m = D("m"); del s; line()
class S2(S):
    __slots__ = ("c",)
s = S2(); s.c = D("own"); s.b = D("base"); del s; line()
class L(list): pass
l = L([D("i0"), D("i1")]); l.attr = D("attr"); del l; line()
e = ValueError(D("arg")); e.x = D("attr"); del e; line()
class K(D):
    def __hash__(self): return self.n
d = {K(1): D("v1"), K(2): D("v2")}; del d; line()
nest = [D("outer first"), [D("inner")], D("outer last")]; del nest; line()
