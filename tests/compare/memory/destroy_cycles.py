# The collector's order, resurrection, and what __del__ sees.
import gc
gc.disable()
class N:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
def ring(*names):
    nodes = [N(n) for n in names]
    for a, b in zip(nodes, nodes[1:] + nodes[:1]): a.next = b
ring("a", "b", "c"); print(gc.collect()); ring("x"); print(gc.collect())
def linked(): a, b = N(1), N(2); a.b = b; b.a = a; a.leaf = N("leaf")
linked(); print(gc.collect())
l = [N("in list")]; l.append(l); del l; print(gc.collect()); d = {"k": N("in dict")}; d["me"] = d; del d; print(gc.collect()); t = ([N("in tuple")],); t[0].append(t); del t; print(gc.collect())
saved = []
class R(N):
    def __del__(self): print("resurrect", self.n, end="; "); saved.append(self)
r = R("r"); r.me = r; del r; print(gc.collect()); print(len(saved)); saved.clear(); print(gc.collect(), len(saved))
class S(N):
    def __del__(self): print("sees", self.other.n, end="; "); self.other.seen = True
a, b = S("a"), S("b"); a.other = b; b.other = a; del a, b; print(gc.collect())
class E(N):
    def __del__(self): raise ValueError(self.n)
import sys; sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__, u.exc_value, u.object is E.__del__, u.err_msg, end="; ")
e = E("e"); e.me = e; del e; print(gc.collect()); e = E("plain"); del e; print()
def clo():
    n = N("closure")
    def f(): return f, n
clo(); print(gc.collect())
class C: x = N("class attribute")
del C; print(gc.collect())
a = N("outer"); a.me = a; a.items = [N("i1"), N("i2")]; a.d = {1: N("v")}; del a; print(gc.collect())
