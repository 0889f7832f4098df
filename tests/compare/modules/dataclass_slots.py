# slots=True: sizes, weak references, copies.
import copy
import gc
import sys
import weakref
from dataclasses import dataclass


@dataclass
class Plain:
    x: int
    y: int = 3


@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 3


@dataclass(slots=True, weakref_slot=True, frozen=True)
class Weak:
    x: int = 0


for cls in (Plain, Slotted, Weak):
    one = cls(1)
    print(cls.__name__, sys.getsizeof(one), sys.getsizeof(cls), hasattr(one, "__dict__"), getattr(cls, "__slots__", None), one)
print(weakref.ref(w := Weak())() is w, copy.copy(w) == w, w.__getstate__())
try:
    weakref.ref(Slotted(1))
except TypeError as error:
    print(error)
try:
    Slotted(1).z = 2
except AttributeError as error:
    print(error)


@dataclass(slots=True)
class Derived(Slotted):
    z: int = 9


print(Derived.__slots__, Derived(1), sys.getsizeof(Derived(1)))
gc.collect()
print(Slotted.__doc__, Slotted.y, list(Slotted.__dict__)[:4])
