# What refers to a class: its own parts, instances, subclasses.
import sys
r = sys.getrefcount
class A: pass
print(r(A))
a = A()
print(r(A)); b = [A() for _ in range(3)]; print(r(A))
class B(A): pass
print(r(A), r(B)); del b; print(r(A))
class S: __slots__ = ()
print(r(S))
class M:
    def f(self): pass
print(r(M), r(M.f)); m = M(); k = m.f; print(r(m), r(M.f)); m.f(); print(r(m))
