# Bound methods, classes' attributes, code, closures, types: new or the same.
class A:
    def f(self): pass
    @staticmethod
    def s(): pass
    @classmethod
    def c(cls): pass
    @property
    def p(self): return self
    l = []
a = A()
print(a.f is a.f, a.f == a.f, A.f is A.f, a.s is a.s, A.s is a.s, a.c is a.c, a.c == A.c, a.p is a.p, a.l is A.l, id(a.f) == id(a.f), a.f.__func__ is A.f, a.f.__self__ is a, hash(a.f) == hash(a.f), a.f != A().f)
print([].append is [].append, (l := []).append is l.append, l.append == l.append, len is len, "".join is "".join, a.__class__ is A, a.__dict__ is a.__dict__, A.__dict__ is A.__dict__, A.__mro__ is A.__mro__, A.__bases__ is A.__bases__, a.__doc__ is None, A.__name__ is A.__name__, a.__init__ is a.__init__, A.__init__ is object.__init__)
def mk():
    def g(): pass
    return g
print(mk() is mk(), mk().__code__ is mk().__code__, mk().__globals__ is globals(), mk().__name__ is mk().__name__, mk().__dict__ is mk().__dict__, (h := mk()).__dict__ is h.__dict__, h.__closure__, h.__defaults__)
def clo(x):
    def g(): return x
    def k(): return x
    return g, k
g, k = clo(1); print(g.__closure__ is g.__closure__, g.__closure__[0] is k.__closure__[0], g.__code__.co_consts is g.__code__.co_consts, g.__code__.co_names is g.__code__.co_names)
import sys
print(sys.modules["sys"] is sys, sys.modules is sys.modules, type(a) is A, type(A) is type, type(None) is type(None), type(lambda: 0) is type(mk), super(A, a) is super(A, a), sys._getframe() is sys._getframe(), globals() is globals(), locals() is globals(), vars() is globals(), type([].append) is type(len))
e = ValueError(1); print(e.args is e.args, e.with_traceback(None) is e, e.__traceback__ is None); d = {}; print(d.keys() is d.keys(), d.keys() == d.keys(), d.setdefault(1, l) is l, d[1] is l, d.get(1) is l, d.pop(1) is l); print((1).__class__ is int, (x := 10 ** 10).__class__ is int, divmod(x, 1)[0] is x)
