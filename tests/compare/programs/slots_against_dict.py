# 100,000 small objects: plain instances, instances with slots, tuples, named tuples, dataclasses; their sizes and how they behave.
import gc
import sys
from collections import namedtuple
from dataclasses import dataclass

COUNT = 100_000


class Plain:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


class Slotted:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


Named = namedtuple("Named", "x y z")


@dataclass
class Data:
    x: int
    y: int
    z: int


@dataclass(slots=True)
class SlottedData:
    x: int
    y: int
    z: int


def deep_size(obj):
    """The object, and its dict if it has one; the numbers are shared."""
    size = sys.getsizeof(obj)
    if hasattr(obj, "__dict__"):
        size += sys.getsizeof(obj.__dict__)
    return size


for cls in (Plain, Slotted, Named, Data, SlottedData):
    one = cls(1, 2, 3)
    print(f"{cls.__name__:12} class {sys.getsizeof(cls):5} instance {sys.getsizeof(one):3} tracked {gc.is_tracked(one)}"
          f" dict {hasattr(one, '__dict__')}")
print("tuple", sys.getsizeof((1, 2, 3)), "dict", sys.getsizeof({"x": 1, "y": 2, "z": 3}), "list", sys.getsizeof([1, 2, 3]))

gc.collect()
for cls in (Plain, Slotted, Named, SlottedData):
    before = sys.getallocatedblocks()
    many = [cls(1, 2, 3) for _ in range(COUNT)]
    blocks = sys.getallocatedblocks() - before
    total = sum(map(sys.getsizeof, many))
    print(f"{cls.__name__:12} blocks per object {blocks / COUNT:.1f} bytes {total // COUNT}")
    print(f"{'':12} sum {sum(one.x + one.y + one.z for one in many)}")
    del many

plain = [Plain(n, n, n) for n in range(3)]
print("with dicts made:", [deep_size(one) for one in plain])
plain[0].extra = 1
print("one more attribute:", [deep_size(one) for one in plain])

fixed = Slotted(1, 2, 3)
for action in ("fixed.extra = 1", "fixed.__dict__", "del fixed.x; fixed.x", "fixed.y = 'other'; print(fixed.y)"):
    try:
        exec(action)
    except AttributeError as error:
        print(f"{action:26} {error}")


class Derived(Slotted):
    """Without slots of its own a subclass has a dict again."""


derived = Derived(1, 2, 3)
derived.extra = 4
print(sys.getsizeof(derived), derived.__dict__, derived.x)


class Both(Slotted):
    __slots__ = ("w",)


print(sys.getsizeof(Both(1, 2, 3)), Both.__slots__, [name for name in dir(Both) if len(name) == 1])
print(Data(1, 2, 3) == Data(1, 2, 3), SlottedData(1, 2, 3), Named(1, 2, 3)._replace(y=5), Plain(1, 2, 3) == Plain(1, 2, 3))
