# Counts while an object is shown: as item, field, argument of an exception. A list lends its items, tuples, dicts and sets hold theirs.
import collections, dataclasses, itertools, operator, types, sys

r = sys.getrefcount


class A:
    def __repr__(self): return str(r(self))
    def __str__(self): return "s" + str(r(self))
    def __hash__(self): return 1


@dataclasses.dataclass
class D:
    x: object


class L(list): pass


a = A()
print([a], (a,), {1: a}, {a: 1}, {a}, frozenset([a]), [[a]], [(a,)], L([a]))
print(repr([a]), str([a]), f"{[a]}", f"{[a]!r}", "%s" % [a], "%r" % ([a],), "{}".format([a]), ascii([a]), [a].__repr__())
print(collections.deque([a]), collections.OrderedDict({1: a}), collections.defaultdict(int, {1: a}), collections.ChainMap({1: a}))
print(collections.namedtuple("N", "x")(a), types.SimpleNamespace(x=a), types.MappingProxyType({1: a}), D(a), [D(a)])
print({1: a}.values(), {1: a}.items(), slice(a, a), [slice(None, a)], itertools.repeat(a))
print(operator.itemgetter(a), operator.itemgetter(a, a), operator.methodcaller("x", a, k=a))
print(ValueError(a), repr(ValueError(a)), [ValueError(a)], ValueError(a, a), KeyError(a), repr(KeyError(a)))


class Emptying:
    def __repr__(self):
        items.clear()
        return str(r(self))


items = [Emptying(), Emptying()]
print(items)
items = [[Emptying()], Emptying()]
print(items)
print(r(a))
