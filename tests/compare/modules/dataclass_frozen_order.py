# frozen and order.
from dataclasses import FrozenInstanceError, dataclass, field


@dataclass(order=True, frozen=True)
class Card:
    rank: int
    suit: str = field(default="s", compare=False)


a, b = Card(3), Card(7, "h")
print(a < b, a >= b, a == Card(3, "c"), sorted([b, a]), hash(a) == hash((3,)), {a: 1}[Card(3, "x")])
for action in ("a.rank = 1", "del a.rank", "a.new = 1", "a < 3"):
    try:
        exec(action)
    except (FrozenInstanceError, TypeError) as error:
        print(type(error).__name__, error)
print(FrozenInstanceError.__mro__[1].__name__)


@dataclass(eq=False)
class ById:
    x: int = 0


print(ById() == ById(), hash(ById()) is not None)


@dataclass(unsafe_hash=True)
class Hashed:
    x: int
    y: int = field(default=0, hash=False)


print(hash(Hashed(1, 2)) == hash(Hashed(1, 3)), Hashed(1, 2) == Hashed(1, 3))


@dataclass(repr=False, init=False)
class Bare:
    x: int = 5


print(Bare().x, Bare.__doc__)
