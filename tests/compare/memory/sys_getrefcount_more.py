# getrefcount in unusual places.
import sys
class A: pass
def f(x): return sys.getrefcount(x)
a = A()
print(sys.getrefcount(a), f(a), (lambda y: sys.getrefcount(y))(a), sys.getrefcount(A()), [sys.getrefcount(x) for x in [a]])
b = a; l = [a, a]; d = {1: a}; t = (a,); print(sys.getrefcount(a))
del b, l, d, t; print(sys.getrefcount(a))
def g(): x = A(); return [sys.getrefcount(x), (lambda: x, sys.getrefcount(x))[1]]
print(g())
m = a.__init__; print(sys.getrefcount(a)); del m
import weakref; w = weakref.ref(a); print(sys.getrefcount(a), sys.getrefcount(w()))
print(sys.getrefcount(None), sys.getrefcount(1), sys.getrefcount(""), sys.getrefcount(()), sys.getrefcount(int), sys.getrefcount("a" * 2 + str(5)))
try: sys.getrefcount(a, b=1)
except TypeError as e: print(e)
