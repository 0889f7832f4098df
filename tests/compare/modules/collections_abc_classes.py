# collections.abc: what belongs to which class, by hooks and registration, and what the classes add.
import collections
import collections.abc as abc
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque

names = [name for name in abc.__all__ if name != "ByteString"]
print(names)


async def coroutine():
    pass


async def agen():
    yield


c = coroutine()
things = [
    None, 1, "s", b"b", bytearray(), [], (), {}, set(), frozenset(), range(3), memoryview(b""), {}.keys(), {}.values(), {}.items(),
    iter([]), iter({}), iter(()), iter("a"), iter(set()), iter(range(1)), zip(), map(int, []), (x for x in ()), c, agen(), len, int,
    deque(), defaultdict(), OrderedDict(), Counter(), ChainMap(), UserDict(), UserList(), UserString(""), object(), reversed([]),
    enumerate([]), slice(1), type.__dict__,
]
for thing in things:
    print(type(thing).__name__, [name for name in names if isinstance(thing, getattr(abc, name))])
c.close()


class Bag(abc.Set):
    def __init__(self, items=()):
        self.items = list(dict.fromkeys(items))

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def __repr__(self):
        return f"Bag({self.items})"


a, b = Bag([1, 2, 3]), Bag([2, 3, 4])
print(a & b, a | b, a - b, a ^ b, a <= b, a < b, a == Bag([3, 2, 1]), a.isdisjoint(b), a >= {1}, {1, 9} - a, a._hash() == hash(frozenset([1, 2, 3])))


class Rows(abc.MutableSequence):
    def __init__(self, *items):
        self.items = list(items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]

    def __len__(self):
        return len(self.items)

    def insert(self, i, v):
        self.items.insert(i, v)


r = Rows(1, 2, 3)
r.append(4)
r.extend([5, 6])
r += [7]
r.reverse()
r.remove(1)
print(list(r), list(reversed(r)), r.index(5), r.count(7), r.pop(), 9 in r, r.pop(0))
r.extend(r)
print(r.items)
match r:
    case [first, *rest]:
        print("sequence", first, rest)
r.clear()
print(len(r))
try:
    r.index(1)
except ValueError as error:
    print("ValueError", error.args)


class Table(abc.MutableMapping):
    def __init__(self, *a, **k):
        self.d = {}
        self.update(*a, **k)

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)

    def __repr__(self):
        return f"Table({self.d})"


t = Table({"a": 1}, b=2)
print(t, t.keys(), t.items(), t.values(), "a" in t, t.get("z"), t.pop("a"), t.setdefault("q", 5), t == {"b": 2, "q": 5}, t.popitem())
print(t.keys() & {"b", "q"}, ("q", 5) in t.items(), 5 in t.values(), len(t.keys()), t.keys() == {"q"})
match t:
    case {"q": value}:
        print("mapping", value)
for cls in (abc.Sequence, abc.Mapping, abc.MutableSet, abc.Iterator, abc.Callable, abc.Hashable, abc.Sized, abc.Generator):
    try:
        cls()
    except TypeError as error:
        print(error)
print(abc.Callable[[int, str], bool], abc.Callable[..., int], abc.Iterable[int], abc.Mapping[str, int], abc.Mapping.__module__)
print(collections.abc is abc, abc.Callable[[int], str].__args__, abc.Generator[int, None, str])


class Countdown(abc.Generator):
    def __init__(self, n):
        self.n = n

    def send(self, value):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n

    def throw(self, typ, val=None, tb=None):
        super().throw(typ, val, tb)


g = Countdown(3)
print(list(g), g.close())
print(issubclass(int, abc.Hashable), issubclass(list, abc.Hashable), issubclass(Rows, abc.Sequence), issubclass(Rows, abc.Set))
