# What a call of a class takes while __init__ runs: the tuple of its arguments, and with keywords a dict, a tuple of names and one more copy.
import dataclasses
import enum
import gc
import sys
import tracemalloc


@dataclasses.dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int


@dataclasses.dataclass
class Plain:
    x: int = 0
    y: int = 0


class Asks:
    def __init__(self, x=0, y=0):
        self.blocks = sys.getallocatedblocks()


class Quiet:
    __slots__ = "x", "y"

    def __init__(self, x=0, y=0):
        self.x = x


class Meta(type):
    def __call__(cls, *args, **named):
        return super().__call__(*args, **named)


class Deep(metaclass=Meta):
    def __init__(self, x=0, y=0):
        self.x = x, y


class Callable:
    def __call__(self, x=0, y=0):
        return (x, y)


class Shade(enum.Flag):
    A = 1
    B = 2


class Seen:
    def __init__(self, **named):
        for kind in tuple, dict:
            print(kind.__name__, len([o for o in gc.get_objects() if type(o) is kind and "zq" in o and "zr" in o]))


def function(x=0, y=0, **rest):
    return x, y, rest


def show(name, work):
    for _ in range(3):
        gc.collect()
        tracemalloc.start()
        first = tracemalloc.get_traced_memory()
        result = work()
        last = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        print(name, last[0] - first[0], last[1] - first[0])
        result = None


plain, call, named, more = Plain(), Callable(), {"x": 1, "y": 2}, {"zq": sys, "zr": 1}
Shade.A | Shade.B
show("frozen", lambda: Point(1, 2))
show("quiet", lambda: Quiet(1, 2))
show("keywords", lambda: Quiet(x=1, y=2))
show("dict", lambda: Quiet(**named))
show("replace", lambda: dataclasses.replace(plain, x=2))
show("flag", lambda: Shade.A | Shade.B)
show("deep", lambda: Deep(1, 2))
show("deep dict", lambda: Deep(**named))
show("instance", lambda: call(x=1, y=2))
show("instance dict", lambda: call(**named))
show("function dict", lambda: function(**named))
show("method dict", lambda: call.__call__(**named))
Seen(**more)
Seen(zq=sys, zr=1)


def blocks(*positional, **named):
    gc.collect()
    before = sys.getallocatedblocks()
    return Asks(*positional, **named).blocks - before


for _ in range(2):
    print(blocks(), blocks(1), blocks(1, 2), blocks(1, y=2), blocks(x=1, y=2))
