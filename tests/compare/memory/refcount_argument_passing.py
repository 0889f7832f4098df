# Ways to pass an argument, and what is counted inside: positional, by name, stars, defaults, partial, sorted keys, C callers.
import functools
import operator
import sys

count = sys.getrefcount
v = object()


def one(x): return count(x)
def star(*x): return count(x[0]), count(x)
def named(*, x): return count(x)
def twostar(**x): return count(x["x"]), count(x)
def default(x=v): return count(x)
def rebound(x): x = [x]; return count(x[0])
def twice(x, y): return count(x), count(y)
def deeper(x): return one(x)
def posonly(x, /): return count(x)


print(one(v), one(object()), one(x=v), one(*[v]), one(**{"x": v}), one(*(v,)), one(*iter([v])))
print(star(v), star(object()), star(*[v, v]), star(*(v,)), star(v, *[v]))
print(named(x=v), named(**{"x": v}), named(x=object()))
print(twostar(x=v), twostar(**{"x": v}), twostar(x=object()))
print(default(), default(v), default(x=v), rebound(v), twice(v, v), twice(v, object()), deeper(v), deeper(object()), posonly(v))
print((lambda x: count(x))(v), (lambda *x: count(x[0]))(v), (lambda x=v: count(x))(), (lambda: count(v))(), count(v))
print(functools.partial(one, v)(), functools.partial(one)(v), functools.partial(named, x=v)(), functools.reduce(lambda a, b: count(b), [v, v]))
print(list(map(one, [v])), list(map(one, (v,))), list(map(one, iter([object()]))), [one(x) for x in [v]], max([v], key=one) is v, sorted([v, v], key=one) == [v, v])
print(operator.call(one, v), one.__call__(v), type(one).__call__(one, v), getattr(one, "__call__")(v), eval("one(v)"), apply(v) if "apply" in globals() else 0)


class Made:
    def __init__(self, x): self.counts = count(x)
    def __new__(cls, x): self = super().__new__(cls); self.new = count(x); return self


class Got:
    def __get__(self, instance, owner): return count(instance) if instance is not None else 0
    def __set__(self, instance, value): print("set", count(instance), count(value))


class Holder:
    got = Got()


m = Made(v); print(m.counts, m.new); m = Made(object()); print(m.counts, m.new)
h = Holder(); print(h.got, Holder().got); h.got = v; h.got = object(); setattr(h, "got", v)
print(count(v), [count(v), count(v)], {1: count(v)}, f"{count(v)}", count(one) - count(two := one))
