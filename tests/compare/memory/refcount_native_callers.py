# What an object's count is while native code that was given it calls back into Python: a tuple, a dict, a bound method may hold it meanwhile.
import collections, functools, itertools, operator, sys

r = sys.getrefcount


class K:
    def __eq__(self, other): print("eq", r(self), r(other), end=" "); return self is other
    def __hash__(self): print("hash", r(self), end=" "); return 5
    def __bool__(self): print("bool", r(self), end=" "); return True
    def __len__(self): print("len", r(self), end=" "); return 3
    def __index__(self): print("index", r(self), end=" "); return 0
    def __call__(self, *args, **named): print("call", r(self), [r(v) for v in args], [r(v) for v in named.values()], end=" ")
    def m(self, *args, **named): print("m", r(self), [r(v) for v in args], [r(v) for v in named.values()], end=" ")


class T:
    def __getitem__(self, key): print("item", r(self), r(key), end=" ")


class Descriptor:
    def __get__(self, instance, owner): print("get", r(self), r(instance), r(owner), end=" ")


class D:
    d = Descriptor()


def f(*args): print([r(v) for v in args], end=" "); return args[0]
def g(a): print(r(a), end=" "); return a
def kw(*args, **named): print([r(v) for v in args], [r(v) for v in named.values()], end=" ")


for line in """
functools.reduce(f, [x, y, z])
functools.reduce(f, [x], y)
functools.reduce(f, iter([x, y]), K())
dict([(x, 1)])
{}.update({y: x})
{z: 1}.update({y: x})
{z: 1}.update([(y, x)])
{g(v): v for v in [x]}
{x, y} - {z}
{x, y} ^ {z}
{x, y} | {z}
{x}.update([y])
{x}.update({y})
list(itertools.filterfalse(None, [x]))
list(itertools.accumulate([x, y], f))
list(itertools.accumulate([x, y], f, initial=z))
operator.methodcaller('__len__')(x)
operator.methodcaller('m', y)(x)
operator.methodcaller('m', y, k=z)(x)
operator.itemgetter(x)(T())
operator.itemgetter(x, y)(T())
[1, 2][x:]
[1, 2][x:y:None]
'ab'[x:y]
collections.Counter([x, y])
functools.cmp_to_key(lambda a, b: (g(a), g(b), 0)[2])(x) < functools.cmp_to_key(f)(y)
sorted([x, y], key=functools.cmp_to_key(lambda a, b: (g(a), g(b), 0)[2]))
functools.lru_cache(lambda v=1: g(v))(x)
functools.lru_cache(lambda v=1: g(v))(v=x)
functools.lru_cache(0)(lambda v=1: g(v))(v=x)
functools.partial(kw)(**{'a': x})
functools.partial(kw, a=y)(**{'b': x})
p = functools.partial(kw, a=y); p(); p(**{'b': x}); p(x, b=z)
functools.partial(x, y)(z, k=y)
functools.partial(kw, x)(*[y], **{'b': z})
staticmethod(kw)(x)
staticmethod(kw)(a=x)
staticmethod(kw)(**{'a': x})
D().d
""".strip().splitlines():
    x, y, z = K(), K(), K()
    print(line, "->", end=" ")
    exec(line)
    print(r(x), r(y), r(z))
