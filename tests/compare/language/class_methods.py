# Bound, static and class methods: identity, equality, attributes, repr.
class A:
    def f(self): return "f"
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls): return cls.__name__
class B(A): pass
a = A()
print(a.f is a.f, a.f == a.f, a.f.__self__ is a, a.f.__func__ is A.f, a.f.__name__)
print(a.s(1), A.s(2), a.c(), B.c(), B().c())
print(A.f.__qualname__, type(a.f).__name__, type(A.__dict__["s"]), type(A.__dict__["c"]))
m = a.f
print(m(), hash(m) == hash(a.f), m == A().f)
print(str(m).split(" of ")[0], str(A.f).split(" at ")[0])
print(A.__dict__["s"].__wrapped__(7), A.__dict__["s"](8))
try:
    m.attr = 1
except AttributeError as error:
    print(error)
import sys
T = type(m)
print(T(lambda x: x + 1, 4)())
try:
    T(5, None)
except TypeError as error:
    print(error)
a.g = lambda: "own"
print(a.g())
