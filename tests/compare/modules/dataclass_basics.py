# dataclass: init, repr, eq, defaults, fields, inheritance.
from dataclasses import dataclass, field, fields, is_dataclass


@dataclass
class Point:
    x: int
    y: int = 2
    tags: list = field(default_factory=list, repr=False, compare=False)


p, q = Point(1), Point(1, 2, ["t"])
print(p, p == q, p != Point(2), p.tags is q.tags, Point.__doc__, Point.__match_args__)
print([(f.name, f.type.__name__, f.init, f.repr) for f in fields(p)])
print(is_dataclass(Point), is_dataclass(p), is_dataclass(3))


@dataclass
class Point3(Point):
    z: int = 0
    x: float = 0.5


print(Point3(), Point3(1, 2, [], 3), [f.name for f in fields(Point3)])
print(Point.__init__.__qualname__, Point.__init__.__annotations__, Point.__eq__.__name__, Point.__hash__)
match p:
    case Point(x, y):
        print("matched", x, y)


@dataclass
class Loop:
    me: object = None


loop = Loop()
loop.me = loop
print(loop)
for call in (lambda: Point(), lambda: Point(1, 2, 3, 4), lambda: Point(1, w=2), lambda: hash(p), lambda: p < q, lambda: fields(3)):
    try:
        print(call())
    except TypeError as error:
        print(error)
