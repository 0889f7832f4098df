# What is garbage with a class that a decorator or a metaclass has made: dataclasses (their functions, cells, fields), abstract classes.
import abc
import dataclasses
import gc
import sys
import tracemalloc


def plain():
    @dataclasses.dataclass
    class R:
        x: int = 0
        y: int = 0


def frozen():
    @dataclasses.dataclass(frozen=True, order=True)
    class R:
        x: list
        y: "str" = ""


def abstract():
    class K(abc.ABC):
        @abc.abstractmethod
        def f(self): ...


class Meta(type):
    def __new__(cls, name, bases, namespace, **named):
        return super().__new__(cls, name, bases, namespace)

    def __init__(self, name, bases, namespace, **named):
        super().__init__(name, bases, namespace)


def with_keywords():
    class R(metaclass=Meta, x=1): pass
    return R


for make in plain, frozen, abstract, with_keywords:
    make()
    gc.collect()
    make()
    print(make.__name__, gc.collect())
    gc.set_debug(gc.DEBUG_SAVEALL)
    make()
    gc.collect()
    print([type(one).__name__ for one in gc.garbage])
    gc.garbage.clear()
    gc.set_debug(0)

for _ in range(3):
    gc.collect()
    tracemalloc.start()
    first = tracemalloc.get_traced_memory()
    made = with_keywords()
    last = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(last[0] - first[0], last[1] - first[0])
    made = None
