# super in its two forms, cooperative calls, and what it complains about.
class A:
    def f(self): return ["A"]
    @classmethod
    def k(cls): return ("A", cls.__name__)
class B(A):
    def f(self): return ["B"] + super().f()
    @classmethod
    def k(cls): return ("B",) + super().k()
class C(A):
    def f(self): return ["C"] + super().f()
class D(B, C):
    def f(self): return ["D"] + super(D, self).f()

print(D().f(), D.k())
s = super(B, D())
print(s.f(), s.__thisclass__, s.__self_class__.__name__)
print(super(D, D).f)
for bad in (lambda: super(), lambda: super(B, 5), lambda: super(5, 5), lambda: super(A, D()).f()):
    try:
        bad()
    except (RuntimeError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
class P:
    def f(x):
        del x
        super()
try:
    P().f()
except RuntimeError as error:
    print(error)
class Q(A):
    def f(self):
        return [super().f() for _ in range(1)][0], __class__.__name__
print(Q().f())
unbound = super(B)
print(repr(unbound), unbound.__get__(D()).f())
