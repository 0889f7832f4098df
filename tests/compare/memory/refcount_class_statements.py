# Counts during class statements: bases, namespace and keywords in __prepare__, __new__, __init__, __init_subclass__ and __mro_entries__.
import sys

r = sys.getrefcount


class K: pass
class M(type):
    def __new__(m, n, b, d, **k): print('new', r(m), r(b), r(d), {a: r(v) for a, v in k.items()}); return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **k): print('init', r(c), r(b), r(d), {a: r(v) for a, v in k.items()})
    @classmethod
    def __prepare__(m, n, b, **k): print('prep', r(m), r(b), {a: r(v) for a, v in k.items()}); return {'z': 1}
x = K()
class A(metaclass=M, kw=K()): print('body', r(locals()))
class B(A, kw=x): pass
class C(A, K): pass
class D(A, K, kw=x, kx=x): pass
def meta(*a, **k): print([r(v) for v in a], {a: r(v) for a, v in k.items()})
class E(metaclass=meta): pass
class F(metaclass=meta, a=x): pass
class G(K, metaclass=meta, a=x): pass
class Base:
    def __init_subclass__(cls, a=None, **k): print('sub', r(cls), r(a), {a: r(v) for a, v in k.items()})
class H(Base): pass
class I(Base, a=x): pass
class J(Base, a=x, b=x): pass
class P:
    def __mro_entries__(self, bases): print('mro', r(self), r(bases)); return (K,)
p = P()
class Q(p): pass
class Q(p, metaclass=meta): pass
print(r(x), r(p), r(K), r(A), r(B), r(M))
M('X', (), {}); M('X', (K,), {}); M('X', (K,), {}, kw=x); type('X', (K,), {}); type('X', (Base,), {}, a=x)
print(r(x))
