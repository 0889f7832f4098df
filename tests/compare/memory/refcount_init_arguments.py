# Calling a class: the caller's stack, a tuple, with keywords a dict and a copy hold the arguments while __new__ and __init__ run.
import sys

count = sys.getrefcount
v = object()


class Plain:
    def __init__(self, x, y=None):
        print("init", count(x), count(self), count(y) if y else 0, end="; ")


class New:
    def __new__(cls, x, y=None):
        print("new", count(x), count(y) if y else 0, end="; ")
        return super().__new__(cls)


class Both(New):
    def __init__(self, x, y=None):
        print("init", count(x), count(self), count(y) if y else 0, end="; ")


class OfList(list):
    def __init__(self, x, y=None):
        print("init", count(x), count(self), count(y) if y else 0, end="; ")


class Error(Exception):
    def __init__(self, x, y=None):
        print("init", count(x), count(self), count(y) if y else 0, end="; ")


class Callable:
    def __call__(self, x, y=None):
        print("call", count(x), count(self), count(y) if y else 0, end="; ")


class Meta(type):
    def __call__(cls, *a, **k):
        print("meta", count(a[0]) if a else 0, count(k.get("x", v)), end="; ")
        return type.__call__(cls, *a, **k)


class WithMeta(metaclass=Meta):
    def __init__(self, x):
        print("init", count(x), count(self), end="; ")


class Super(Plain):
    def __init__(self, x):
        super().__init__(x)


class Star:
    def __init__(self, *a, **k):
        print(count(a), count(k), [count(x) for x in a], [count(x) for x in k.values()], end="; ")


for cls in Plain, New, Both, OfList, Error, Callable():
    cls(v); cls(object()); cls(v, object()); cls(x=v); cls(v, y=object()); cls(*[v]); cls(*(v,)); cls(**{"x": v}); cls(*[v], **{"y": object()})
    print()
    list(map(cls, [v])); list(map(cls, [object()])); a = [v]; cls(*a); a = (v,); cls(*a); a = {"x": object()}; cls(**a); del a
    print()
WithMeta(v); WithMeta(object()); WithMeta(*[v]); print()
Super(v); Super(object()); Star(v); Star(v, v); Star(v, k=v); Star(k=v); Star(*[v]); Star(**{"k": v}); print()
Plain.__call__(v) if False else type(Plain).__call__(Plain, v); Plain.__init__(Plain(v), v); print(count(v), count(Plain))
