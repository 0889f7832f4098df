# WeakMethod: lives as long as object and function.
import weakref
class A:
    def m(self, x=1): return ("m", x)
    def n(self): return "n"
a = A()
r = weakref.WeakMethod(a.m)
print(r()(), r()(5), r() == a.m, r() is r(), weakref.ref(a.m)())
print(r == weakref.WeakMethod(a.m), r == weakref.WeakMethod(a.n), r != weakref.WeakMethod(a.m), r == weakref.ref(a), hash(r) == hash(weakref.WeakMethod(a.m)), weakref.getweakrefcount(a))
log = []
r2 = weakref.WeakMethod(a.m, lambda w: log.append((w is r2, w())))
del a
print(r(), log, r == r, r == weakref.WeakMethod(A().m), hash(r) == hash(r))
b = A(); r3 = weakref.WeakMethod(b.n, lambda w: log.append("function died")); f = A.n
del A.n, f; print(r3(), log[1:])
del b; print(log[1:])
try: weakref.WeakMethod(A)
except TypeError as e: print(e)
class C:
    @classmethod
    def c(cls): return cls.__name__
r4 = weakref.WeakMethod(C.c); print(r4()())
print(weakref.WeakMethod.__slots__, isinstance(r, weakref.ref))
