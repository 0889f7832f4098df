# One report of the allocator before each step and one at the end; each step makes or frees many objects of known sizes.
# tests/memory_options.rs takes the differences between neighbouring reports and compares them with those of CPython, in steps.cpython.
import gc
import sys


class Plain:
    def __init__(self):
        self.a = self.b = None


class Slots:
    __slots__ = ('a', 'b', 'c')


def counted():
    yield


MAKERS = [
    object, float, lambda: 1.5 * len(kept), list, lambda: [None], lambda: [None] * 5, lambda: [[None]], dict, lambda: {'a': None},
    lambda: {1: None}, lambda: dict.fromkeys('abcdefgh'), set, lambda: set('abcdefgh'), lambda: frozenset('a'), lambda: (None, kept),
    lambda: (None,) * 7, lambda: (None,) * 25, lambda: 10 ** 12, lambda: 7 ** 40, lambda: 1j * len(kept), lambda: 'x' * (len(kept) % 2 + 20),
    lambda: '\u1234' * (len(kept) % 2 + 20), lambda: b'x' * (len(kept) % 2 + 90), lambda: bytearray(9), bytearray, Plain, Slots,
    lambda: counted(), lambda: lambda: None, lambda: slice(None, kept), lambda: [].append, lambda: Plain.__init__.__get__(kept),
    lambda: ValueError(), lambda: iter([]), lambda: iter(()), lambda: range(5), lambda: map(len, ()), lambda: zip((), ()),
    lambda: enumerate(()), lambda: property(), lambda: staticmethod(make), lambda: memoryview(b''), lambda: gc.callbacks.__iter__(),
]
kept = [None] * 1000
step = maker = None


def make(maker):
    for place in range(1000):
        kept[place] = maker()


def forget():
    for place in range(1000):
        kept[place] = None


gc.disable()
for maker in MAKERS:
    make(maker)
    forget()
gc.collect()
for maker in MAKERS:
    sys._debugmallocstats()
    make(maker)
    sys._debugmallocstats()
    forget()
sys._debugmallocstats()
