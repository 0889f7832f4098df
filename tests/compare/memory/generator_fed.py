# Natives that walk a whole generator: what the generator, its frame and the collector show meanwhile.
import gc
import sys


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)

    def __add__(self, other):
        print("add", self.name, getattr(other, "name", other))
        return self

    __radd__ = __add__

    def __bool__(self):
        print("truth of", self.name)
        return self.name == "c"

    def __gt__(self, other):
        print("compare", self.name, other.name)
        return self.name > other.name

    __lt__ = __gt__


def numbers(limit):
    big = 1 << 70
    for n in range(limit):
        if n == 3:
            yield 0.5
        elif n == 5:
            yield big
        elif n == 6:
            yield True
        else:
            yield n * 1000


print(sum(numbers(3)), sum(numbers(5)), sum(numbers(8)), sum(numbers(8), 2.5))
print(sum(-0.0 for _ in range(3)), sum((0.1 for _ in range(10)), 0.0), sum([] for _ in "") == 0)
print(max(numbers(8)), min(numbers(8)), max((n % 7 for n in range(20)), default=9), min((x for x in ()), default=9))
print(any(x for x in (0, 0.0, None, False, "", [])), any(numbers(3)), all(numbers(1)), all(n + 1 for n in range(5)))


def talking():
    for name in "abcd":
        print("yields", name)
        yield Loud(name)
    print("ends")


print(any(talking()))
print(all(Loud(name) for name in "cac"))
print(max(talking()).name)
print(sum(talking(), Loud("start")).name)


def inside():
    print(me.gi_running, me.gi_frame is sys._getframe(), me.gi_yieldfrom, sys.getrefcount(me))
    yield 1
    try:
        next(me)
    except ValueError as error:
        print(error)
    print(gc.get_referents(me)[0] is not None, sum(n for n in range(10)), gc.collect() >= 0)
    yield 2
    try:
        me.close()
    except ValueError as error:
        print(error)
    return "result"


me = inside()
print(sum(me), me.gi_frame, me.gi_running, list(me))
me = inside()
print(list(me))
me = inside()
print(tuple(me), sorted(n for n in (3, 1, 2)), ",".join(c for c in "abc"))


def failing():
    held = Loud("held")
    yield 1
    raise KeyError("inside")


for walk in sum, any, all, list, max:
    try:
        print(walk(failing()))
    except KeyError as error:
        print(walk.__name__, error)
    del walk


def raising_stop():
    yield 1
    raise StopIteration("early")


try:
    sum(raising_stop())
except RuntimeError as error:
    print(error, repr(error.__cause__))

target = [1, 2]
target.extend(len(target) for _ in range(4))
print(target)
found = sum(1 for x in numbers(4) if gc.is_tracked([x]))
print(found, sum(x for x in (y for y in range(100)) if x % 3), sum(a * b for a, b in zip(range(5), range(5))))


def handling():
    try:
        raise ValueError("first")
    except ValueError:
        for n in range(3):
            yield n * 1000
            print(sys.exc_info()[1])


try:
    raise TypeError("outer")
except TypeError:
    print(sum(handling()), sys.exc_info()[1])
