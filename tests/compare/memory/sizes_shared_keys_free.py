# How many keys a class has free falls with every instance and every key.
import sys
g = sys.getsizeof
class A: pass
print([g(A().__dict__) for _ in range(35)])
class B: pass
first = B(); rows = []
for i in range(32):
    rows.append(g(first.__dict__)); B()
print(rows)
class C: pass
c = C(); row = []
for i in range(33): setattr(c, "a%d" % i, i); row.append(g(c.__dict__))
print(row)
class D: pass
many = [D() for _ in range(40)]
d = D(); row = []
for i in range(6): setattr(d, "a%d" % i, i); row.append(g(d.__dict__))
print(row, g(many[0].__dict__), g(D().__dict__))
class E(D): pass
e = E(); e.x = 1; print(g(e.__dict__), g(E().__dict__))
class F(A):
    def __init__(self): self.p, self.q, self.r = 1, 2, 3
fs = [F() for _ in range(5)]; print([g(f.__dict__) for f in fs])
