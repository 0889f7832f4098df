# An instance: __del__, then attributes in the order they were set; slots in sorted order.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
class A:
    def __init__(self): self.z = D("z"); self.a = D("a"); self.m = D("m")
    def __del__(self): print("A gone", end="; ")
a = A(); del a; print(); a = A(); a.__dict__; del a; print(); a = A(); d = a.__dict__; del a; print("dict kept"); d.clear(); print()
a = A(); del a.a; a.a = D("a2"); del a; print(); a = A(); a.a = D("a3"); print("set"); del a; print()
class S:
    __slots__ = ("z", "a", "m")
    def __init__(self): self.z = D("z"); self.a = D("a"); self.m = D("m")
class T(S):
    __slots__ = ("k", "b")
    def __init__(self): super().__init__(); self.k = D("k"); self.b = D("b")
class U(T):
    def __init__(self): super().__init__(); self.extra = D("extra")
for c in (S, T, U): o = c(); del o; print()
class L(list): pass
class M(dict): pass
l = L([D(1), D(2)]); l.x = D("attr"); del l; print(); m = M(a=D(1)); m.x = D("attr"); del m; print()
class E(Exception): pass
e = E(D("arg1"), D("arg2")); e.x = D("attr"); del e; print()
class P:
    def __init__(self, child): self.child = child
    def __del__(self): print("P", end="; ")
p = P(P(P(D("leaf")))); del p; print()
a = A(); a.__dict__ = {}; print("replaced"); del a; print()
b1 = A(); b2 = A(); b1.__dict__ = b2.__dict__; print("shared"); del b2; print("one left"); del b1; print()
