# namedtuple: fields, defaults, renaming, methods, error texts, where the class lives.
import sys
from collections import namedtuple


def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], p == (1, 2), hash(p) == hash((1, 2)), P._fields, P.__doc__, P.__module__, P.__name__, P.__qualname__)
print(P._make([3, 4]), p._replace(x=9), p._asdict(), p.__getnewargs__(), P.__match_args__, P._field_defaults)
x, y = p
print(x, y, len(p), p + (3,), P.x, type(P.__dict__["x"]).__name__, P.x.__doc__)
for work in (
    lambda: P(1),
    lambda: P(1, 2, 3),
    lambda: P(1, 2, x=3),
    lambda: P(1, z=3),
    lambda: P._make([1]),
    lambda: p._replace(z=1),
    lambda: setattr(p, "x", 3),
    lambda: delattr(p, "x"),
    lambda: p.z,
    lambda: setattr(p, "z", 3),
    lambda: namedtuple("1P", "x"),
    lambda: namedtuple("class", "x"),
    lambda: namedtuple("P", "x x"),
    lambda: namedtuple("P", "_x"),
    lambda: namedtuple("P", "for"),
    lambda: namedtuple("P", "a b!"),
    lambda: namedtuple("P", "x y", defaults=(1, 2, 3)),
    lambda: namedtuple("P", [1, 2]),
    lambda: namedtuple("P"),
):
    attempt(work)
D = namedtuple("D", ["a", "b", "c"], defaults=[2, 3])
print(D(1), D(1, c=5), D._field_defaults, D.__new__.__defaults__, D.__new__.__qualname__, D._make.__qualname__)
R = namedtuple("R", "a class a _b 1x", rename=True)
print(R._fields, R(1, 2, 3, 4, 5))
E = namedtuple("E", "")
print(E(), E._fields, E.__doc__, namedtuple("One", "a,")(1), namedtuple("M", "a", module="elsewhere").__module__)


class Sub(P):
    __slots__ = ()

    @property
    def size(self):
        return self.x + self.y


s = Sub(3, 4)
print(s, s.size, s._replace(x=1), type(s._replace(x=1)).__name__, Sub._make((1, 2)))


class WithDict(P):
    pass


w = WithDict(1, 2)
w.more = 3
print(w, w.more, w.__dict__)
match p:
    case P(a, b):
        print("matched", a, b)
print(sys.getsizeof(p), sys.getsizeof(P), sys.getsizeof(w), p.__sizeof__(), P.__slots__)
print(repr(P(1, P("a", None))), P("%s", "%")._asdict(), sorted([P(2, 1), P(1, 2)]))


def local():
    return namedtuple("L", "a")


print(local().__qualname__, local().__module__)
