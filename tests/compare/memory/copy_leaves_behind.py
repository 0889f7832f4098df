# What copying leaves behind: no __dict__ is made for an instance without attributes, and the class remembers its slots' names.
import copy
import copyreg
import gc
import sys


class Plain:
    pass


class Slotted:
    __slots__ = ("a", "__b", "__weakref__")


class Derived(Slotted):
    __slots__ = "c"


plain = Plain()
print(plain.__getstate__())
print([type(found).__name__ for found in gc.get_referents(plain)])
plain.x = 1
print(plain.__getstate__(), "__slotnames__" in vars(Plain))
print(plain.__reduce_ex__(2), vars(Plain)["__slotnames__"])

derived = Derived()
derived.a, derived.c = [1], [2]
twin = copy.copy(derived)
print(vars(Derived)["__slotnames__"], "__slotnames__" in vars(Slotted), twin.a is derived.a)
print(derived.__getstate__(), copyreg._slotnames(Derived) is vars(Derived)["__slotnames__"])
Derived.__slotnames__ = ["c", "nothing"]
print(derived.__getstate__())
Derived.__slotnames__ = None
try:
    print(derived.__getstate__())
    print(derived.__reduce_ex__(2))
except TypeError as error:
    print(error)
Derived.__slotnames__ = ("c",)
try:
    derived.__getstate__()
except TypeError as error:
    print(error)


class Changing:
    __slotnames__ = ["x"]

    def __getattr__(self, name):
        if name == "x":
            Changing.__slotnames__.append("y")
            return 1
        raise AttributeError(name)


try:
    Changing().__getstate__()
except RuntimeError as error:
    print(error)
for thing in 3 + 4j, int | str, compile("1", "", "eval"):
    print(copy.copy(thing) == thing, copy.deepcopy(thing) == thing)
for thing in object(), derived, iter([]), [].append, (x for x in ()), sys, len:
    for protocol in 0, 2:
        try:
            print(type(thing).__name__, protocol, str(thing.__reduce_ex__(protocol))[:40])
        except TypeError as error:
            print(error)
