# What a class statement adds: the pre-header, slots, the base's own struct; basicsize, offsets and sizes side by side.
import sys


def show(name, bases, **body):
    cls = type(name, bases, body)
    try:
        size = sys.getsizeof(cls())
    except TypeError as error:
        size = str(error)
    print(name, size, sys.getsizeof(cls), cls.__basicsize__, cls.__itemsize__, cls.__dictoffset__, cls.__weakrefoffset__)


for base in (object, int, float, complex, str, bytes, bytearray, tuple, list, dict, set, frozenset, Exception, OSError, property, staticmethod, enumerate, BaseException, type(sys)):
    arguments = {enumerate: ([],), staticmethod: (len,), type(sys): ("m",)}.get(base, ())
    body = {"__new__": lambda cls, b=base, a=arguments: b.__new__(cls, *a), "__init__": lambda self: None}
    show(base.__name__ + "_dict", (base,), **body)
    show(base.__name__ + "_none", (base,), __slots__=(), **body)
    for slots in ("one",), ("__weakref__",), ("__dict__",), ("__dict__", "__weakref__"), ("one", "two", "__weakref__"):
        try:
            show(base.__name__ + "_" + "_".join(s.strip("_") for s in slots), (base,), __slots__=slots, **body)
        except TypeError as error:
            print(base.__name__, slots, error)
