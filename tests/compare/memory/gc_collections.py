# How containers of collections and iterators of itertools count in the collector's generation 0, and who refers to whom.
import gc
import itertools
import operator
from collections import Counter, OrderedDict, defaultdict, deque

gc.disable()


def taken(make, n=10):
    """How much the count of generation 0 grows by n of them, per object."""
    make()
    gc.collect()
    kept = [None] * n
    before = gc.get_count()[0]
    for i in range(n):
        kept[i] = make()
    return (gc.get_count()[0] - before) / n


data = [1, 2, 3]
print("deque", taken(deque), taken(lambda: iter(deque())))
print("defaultdict", taken(lambda: defaultdict(list)))
print("OrderedDict", taken(OrderedDict))
print("count", taken(itertools.count), "repeat", taken(lambda: itertools.repeat(1)))
print("islice", taken(lambda: itertools.islice(data, 2)), "cycle", taken(lambda: itertools.cycle(data)))
print("tee", taken(lambda: itertools.tee(data)), "groupby", taken(lambda: itertools.groupby(data)))
print("pairwise", taken(lambda: itertools.pairwise(data)), "takewhile", taken(lambda: itertools.takewhile(bool, data)))

d = deque([data])
print(gc.get_referrers(data)[-1] is d or d in gc.get_referrers(data), gc.get_referents(d)[1:])
od = OrderedDict(a=data)
print(sorted(type(x).__name__ for x in gc.get_referents(od)))
od[(1, 2)] = 3
print(sorted(type(x).__name__ for x in gc.get_referents(od)))
dd = defaultdict(list, a=data)
print(sorted(type(x).__name__ for x in gc.get_referents(dd)))
c = itertools.chain([data], [data])
next(c)
print(sorted(type(x).__name__ for x in gc.get_referents(c)))
g = itertools.groupby(data)
k, grp = next(g)
print(sorted(type(x).__name__ for x in gc.get_referents(g)), sorted(type(x).__name__ for x in gc.get_referents(grp)))
print([type(x).__name__ for x in gc.get_referents(operator.itemgetter(1, 2))], [type(x).__name__ for x in gc.get_referents(iter(d))])
print([gc.is_tracked(x) for x in (deque(), iter(deque()), Counter(), od.items(), iter(od), operator.attrgetter("a"), itertools.tee("a")[0])])


class Node:
    def __init__(self):
        self.links = deque()

    def __del__(self):
        print("node gone", end=" ")


def ring(n):
    nodes = [Node() for _ in range(n)]
    for a, b in itertools.pairwise(nodes):
        a.links.append(b)
        b.links.appendleft(a)


ring(4)
print(gc.collect() > 0)
graph = defaultdict(deque)
graph["x"].append(graph)
del graph
print(gc.collect())
od = OrderedDict()
od["self"] = od
od.attribute = od
del od
print(gc.collect())
