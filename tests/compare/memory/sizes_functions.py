# Functions, methods, generators, classes, modules, descriptors, iterators.
import sys
g = sys.getsizeof
def f(a, b): c = 1; return lambda: (a, c)
class C:
    def m(self): pass
    @property
    def p(self): return 1
    @staticmethod
    def s(): pass
    @classmethod
    def k(cls): pass
    __slots__ = ("slot",)
class P: pass
print(g(f), g(lambda: 0), g(C().m), g(len), g([].append), g((1).__add__), g(str.upper), g(int.__add__), g(C.slot), g(int.real), g(C.p), g(C.__dict__["s"]), g(C.__dict__["k"]))
print(g(C), g(P), g(type("X", (int,), {})), g(type("Y", (P,), {})), g(type("Z", (), {"__slots__": ("a", "b")})), g(sys), g(super(P, P())), g(f(1, 2).__closure__[0]))
print([g(x) for x in (iter([]), iter(()), iter(""), iter(b""), iter({}), iter(set()), iter(range(3)), iter(range(10**30)), enumerate([]), zip(), zip([]), map(str, []), filter(None, []), reversed([]), iter(int, 1), iter(bytearray()))])
