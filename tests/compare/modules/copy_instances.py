# Instances, slots, subclasses of builtin types.
import copy
import sys


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
        self.me = self


p = Point([1], 2)
c, d = copy.copy(p), copy.deepcopy(p)
print(c.x is p.x, c.me is p, d.x is p.x, d.me is d, sys.getsizeof(d), sys.getsizeof(d.__dict__))


class Slotted:
    __slots__ = ("a", "b")


s = Slotted()
s.a = [1]
t = copy.deepcopy(s)
print(t.a, t.a is s.a, hasattr(t, "b"), copy.copy(s).a is s.a)


class List(list):
    pass


class Dict(dict):
    pass


l = List([1, [2]])
l.note = "n"
m = copy.deepcopy(l)
print(m, m.note, type(m).__name__, m[1] is l[1])
print(copy.copy(Dict(a=1)), type(copy.copy(Dict(a=1))).__name__)


class Error(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.extra = [a]


e = copy.copy(Error(1, 2))
print(e.args, e.extra)
