# Counts during calls, methods, closures, generators, exceptions.
import sys
r = sys.getrefcount
a = []
class C:
    def m(self, x): return r(self), r(x)
    @staticmethod
    def s(x): return r(x)
    @classmethod
    def k(cls, x): return r(x)
c = C()
print(c.m(a), C.m(c, a), c.s(a), C.k(a), r(c))
def closure():
    v = []
    def inner(): return r(v)
    return inner
print(closure()())
def gen(x):
    yield r(x)
    yield r(x)
g = gen(a); print(next(g), r(a)); g.close(); print(r(a))
try: raise ValueError(a)
except ValueError as e: print(r(a), r(e))
print(r(a))
print(r(*[a]), max([r(a)]), list(map(r, [a])), sorted([a, a], key=r)[0] is a)
def swap():
    x, y = [], []
    x, y = y, x
    return r(x), r(y)
print(swap())
def many():
    a = b = c = []
    return r(a)
print(many())
