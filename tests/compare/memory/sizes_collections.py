# Sizes of deque, defaultdict, OrderedDict, Counter, named tuples and the iterators of itertools, in many states.
import itertools
import operator
import sys
from collections import ChainMap, Counter, OrderedDict, UserDict, defaultdict, deque, namedtuple

size = sys.getsizeof


def changes(make, steps):
    """Sizes where they change."""
    last = None
    result = []
    for n, thing in enumerate(make(steps)):
        if size(thing) != last:
            last = size(thing)
            result.append((n, last))
    return result


def appended(steps):
    d = deque()
    yield d
    for i in range(steps):
        d.append(i)
        yield d


def appended_left(steps):
    d = deque()
    yield d
    for i in range(steps):
        d.appendleft(i)
        yield d


def popped(steps):
    d = deque(range(steps))
    yield d
    while d:
        d.popleft()
        yield d


def rotated(steps):
    d = deque(range(100))
    for i in range(steps):
        d.rotate(7)
        yield d


print(changes(appended, 300))
print(changes(appended_left, 300))
print(changes(popped, 300))
print(changes(rotated, 60))
print([size(deque(range(n))) for n in (0, 1, 62, 63, 64, 126, 127, 128)])
print([size(deque(range(n), 10)) for n in (0, 1, 63, 64, 200)])
d = deque(range(1000), 5)
print(size(d), size(d.copy()), size(d * 3), size(d + d), d.__sizeof__())
d = deque("x")
d *= 100
print(size(d), size(iter(d)), size(reversed(d)))


class D(deque):
    pass


class E(deque):
    __slots__ = ("a",)


print(size(D()), size(E()), size(deque), size(D), size(E))
dd = defaultdict(list)
print(size(dd))
for i in range(12):
    dd[i]
    print(size(dd), end=" ")
print(size(defaultdict(int, a=1)), size(dd.copy()), size(defaultdict))


def ordered(steps):
    od = OrderedDict()
    yield od
    for i in range(steps):
        od[i] = i
        yield od


print(changes(ordered, 50))
od = OrderedDict((str(i), i) for i in range(20))
print(size(od))
for key in list(od)[:15]:
    del od[key]
print(size(od))
od["new"] = 1
print(size(od), size(od.copy()), size(OrderedDict(od)))
od.move_to_end("new", last=False)
od.popitem()
print(size(od))
od.clear()
print(size(od), size(iter(od)), size(od.keys()), size(OrderedDict))
print(size(OrderedDict(a=1)), size(OrderedDict.fromkeys("abc")))


class O(OrderedDict):
    pass


print(size(O()), size(O(a=1)))
print(size(Counter()), size(Counter("abc")), size(Counter(range(30))), size(Counter))
P = namedtuple("P", "x y")
print(size(P(1, 2)), size(P), size(P.x), size(ChainMap()), size(UserDict()))

for thing in (
    itertools.count(), itertools.count(1.5), itertools.cycle("a"), itertools.repeat(1), itertools.accumulate([]), itertools.batched("a", 1),
    itertools.chain(), itertools.chain.from_iterable([]), itertools.compress("a", "b"), itertools.dropwhile(len, []),
    itertools.filterfalse(len, []), itertools.groupby([]), itertools.islice([], 1), itertools.pairwise([]), itertools.starmap(len, []),
    itertools.takewhile(len, []), itertools.tee([])[0], itertools.zip_longest(), itertools.product("ab", repeat=3), itertools.product(),
    itertools.combinations("abcd", 2), itertools.combinations_with_replacement("abcd", 3), itertools.permutations("abcd"),
    itertools.permutations("abcd", 2), operator.itemgetter(1), operator.attrgetter("a"), operator.methodcaller("a"),
    next(itertools.groupby("a"))[1],
):
    print(type(thing).__name__, size(thing), thing.__sizeof__())
for cls in (itertools.chain, itertools.count, operator.itemgetter, type(iter(deque()))):
    print(cls, size(cls))
