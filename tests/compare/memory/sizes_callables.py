# Functions, methods, descriptors and their kin.
import sys, functools, operator
g = sys.getsizeof
class C:
    def m(self): pass
    @staticmethod
    def s(): pass
    @classmethod
    def k(cls): pass
    @property
    def p(self): pass
    __slots__ = ("slot",)
def closure(x):
    def inner(): return x
    return inner
c = C()
for o in (closure, closure(1), closure(1).__closure__[0], lambda: 0, c.m, C.m, C.k, C.s, C.__dict__["s"], C.__dict__["k"], C.__dict__["p"], C.__dict__["slot"], len, [].append, list.append, list.__add__,
          [].__add__, int.real, int.__dict__["real"], dict.fromkeys, str.maketrans, object.__new__, type.__call__, type.__dict__["__name__"], super(C, c), functools.partial(len), functools.partial(len, 1), operator.itemgetter(1), operator.itemgetter(1, 2), operator.attrgetter("a"), operator.methodcaller("a"),
          functools.lru_cache(len), functools.cmp_to_key(len), C.__mro__, C.__dict__, type(C.__dict__)):
    print(type(o).__name__, g(o))
