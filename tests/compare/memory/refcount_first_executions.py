# At the first execution of an instruction CPython passes the argument of str(x) in a tuple, and makes a super object and a bound method for
# super().name(); from the second on it does neither.
import sys
class A:
    def m(self): return sys.getrefcount(self)
    def __str__(self): return str(sys.getrefcount(self))
    @classmethod
    def c(cls): return sys.getrefcount(cls)
    @property
    def p(self): return sys.getrefcount(self)
    v = 3
class B(A):
    def m(self): return super().m()
    def n(self): return super(B, self).m()
    @classmethod
    def c(cls): return super().c()
    @property
    def p(self): return super().p
    def bad(self): return super().nosuch
    def bad2(self): return super().nosuch()
    def bad3(self): return super(B, 3).m()
    def v2(self): return super().v
b = B()
for name in ('m', 'n', 'c', 'bad', 'bad2', 'bad3', 'v2'):
    for i in range(3):
        try: print(name, getattr(b, name)())
        except Exception as e: print(name, type(e), e)
print(b.p, b.p, b.p)
def show(x): return str(x)
print([show(b) for i in range(4)])
