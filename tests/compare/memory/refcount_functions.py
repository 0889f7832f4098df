# Functions, defaults, closures, code, globals.
import sys
r = sys.getrefcount
v = []
def f(a, b=v, *c, d=v, **e): return r(a), r(b), r(c), r(d), r(e)
print(r(f), r(v), f(v), f(v, v, v, v, d=v, x=v), r(f.__code__), r(f.__defaults__), r(f.__kwdefaults__))
def outer(x):
    def inner(): return x, r(x)
    def second(): nonlocal x; return r(x)
    print(r(x), r(inner), r(inner.__closure__), r(inner.__closure__[0]))
    return inner, second
i, s = outer(v); print(i()[1], s(), r(v), r(i)); del i, s; print(r(v))
def gen(x):
    y = x
    yield r(x)
    del x
    yield r(y)
g = gen(v); print(r(v), r(g)); print(next(g), r(v)); print(next(g), r(v)); print(next(g, None), r(v)); del g
print((lambda x: r(x))(v), (lambda x=v: r(x))(), (lambda *x: r(x[0]))(v, v), (lambda **k: r(k["a"]))(a=v))
def rec(n, x): return r(x) if n == 0 else rec(n - 1, x)
print(rec(0, v), rec(5, v), rec(50, v), r(v))
def comp(x): return [r(x) for _ in "ab"], {r(x) for _ in "a"}, {1: r(x) for _ in "a"}, list(r(x) for _ in "a"), [r(y) for y in [x]]
print(comp(v), r(v)); print([r(v) for _ in "ab"], [r(y) for y in [v]], list(r(v) for _ in "a"))
def deco(fn): return fn
@deco
def decorated(): pass
print(r(decorated), r(deco))
def unpack(): (p, q), *rest = (v, v), v, v; return r(p), r(rest), r(v)
print(unpack())
def walrus(): 
    if (n := v) is not None: return r(n)
print(walrus(), r(v))
