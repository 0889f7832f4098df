# asdict, astuple, replace, make_dataclass.
from collections import namedtuple
from dataclasses import asdict, astuple, dataclass, field, make_dataclass, replace


@dataclass
class Inner:
    v: int


Pair = namedtuple("Pair", "a b")


@dataclass
class Outer:
    items: list
    table: dict
    pair: tuple
    one: Inner = field(default_factory=lambda: Inner(0))


o = Outer([Inner(1)], {"k": Inner(2)}, Pair(Inner(3), 4))
print(asdict(o))
print(astuple(o))
print(asdict(o, dict_factory=lambda pairs: sorted(name for name, value in pairs)))
r = replace(o, items=[])
print(r.items, r.table is o.table, asdict(o)["items"] is o.items)
Made = make_dataclass("Made", ["a", ("b", int), ("c", int, field(default=5))], namespace={"total": lambda self: self.b + self.c})
print(Made(1, 2), Made(1, 2).total(), Made.__annotations__, Made.__doc__)


@dataclass
class NoInit:
    x: int = field(init=False, default=1)


for call in (lambda: asdict(3), lambda: astuple(Inner), lambda: replace(3), lambda: replace(NoInit(), x=2), lambda: replace(o, q=1),
             lambda: make_dataclass("M", ["a", "a"]), lambda: make_dataclass("M", ["1"]), lambda: make_dataclass("M", ["for"])):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
