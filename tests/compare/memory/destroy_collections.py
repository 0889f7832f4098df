# Order of destruction in deque, OrderedDict, defaultdict, named tuples and iterators; weak references to them; cycles.
import gc
import itertools
import weakref
from collections import Counter, OrderedDict, UserList, defaultdict, deque, namedtuple


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, end="; ")

    def __hash__(self):
        return hash(self.name)


def show(title):
    print()
    print(title, end=": ")


show("deque")
d = deque(Loud(i) for i in range(4))
del d
show("deque over blocks")
d = deque(Loud(i) for i in range(70))
del d
show("clear")
d = deque([Loud("a"), Loud("b")])
d.clear()
show("maxlen")
d = deque(maxlen=2)
for i in range(4):
    d.append(Loud(i))
show("rest")
d = None
show("setitem")
d = deque([Loud("old")])
d[0] = Loud("new")
show("delitem")
del d[0]
show("remove")
one = Loud("one")
d = deque([one])
del one
d.remove(d[0])
show("init again")
d = deque([Loud("x")])
d.__init__([1])
show("OrderedDict")
od = OrderedDict((Loud(f"k{i}"), Loud(f"v{i}")) for i in range(3))
od.move_to_end(next(iter(od)))
del od
show("OrderedDict del")
od = OrderedDict()
od["a"] = Loud("a")
od["a"] = Loud("b")
del od["a"]
show("OrderedDict clear")
od["x"], od["y"] = Loud("x"), Loud("y")
od.clear()
show("OrderedDict popitem")
od["x"] = Loud("x")
od.popitem()
show("defaultdict")
dd = defaultdict(lambda: Loud("made"))
dd[1]
dd[0] = Loud("zero")
del dd
show("factory")


class Factory:
    def __call__(self):
        return 1

    def __del__(self):
        print("factory gone", end="; ")


dd = defaultdict(Factory(), a=Loud("value"))
del dd
show("Counter")
c = Counter([Loud("p"), Loud("q")])
del c
show("namedtuple")
P = namedtuple("P", "x y")
p = P(Loud("x"), Loud("y"))
del p
show("replace")
p = P(Loud("x"), 1)
p = p._replace(x=2)
show("chain")
ch = itertools.chain([Loud("c1")], [Loud("c2")])
next(ch)
print("-", end=" ")
del ch
show("islice")
it = itertools.islice((Loud(i) for i in range(5)), 2, None)
next(it)
print("-", end=" ")
del it
show("tee")
a, b = itertools.tee(Loud(i) for i in range(3))
next(a), next(a)
del b
print("-", end=" ")
del a
show("cycle")
cy = itertools.cycle([Loud("cy")])
next(cy)
del cy
show("groupby")
g = itertools.groupby([Loud("g1"), Loud("g2")], key=lambda x: x.name)
k, grp = next(g)
del g
print("-", end=" ")
del grp
show("product")
pr = itertools.product([Loud("p1")], [Loud("p2")])
next(pr)
del pr
show("weak references")
d = deque()
r = weakref.ref(d, lambda r: print("deque gone", end="; "))
print(r() is d, end=" ")
del d
od = OrderedDict()
r = weakref.ref(od, lambda r: print("ordered gone", end="; "))
del od
a, b = itertools.tee([])
r = weakref.ref(a, lambda r: print("tee gone", end="; "))
del a
for thing in (defaultdict(), itertools.chain(), itertools.count()):
    try:
        weakref.ref(thing)
    except TypeError as error:
        print(error, end="; ")
show("cycles")
d = deque([Loud("in cycle")])
d.append(d)
del d
print(gc.collect(), end=" ")
od = OrderedDict(a=Loud("in ordered"))
od["me"] = od
del od
print(gc.collect(), end=" ")
dd = defaultdict(None, a=Loud("in default"))
dd.default_factory = dd.get
del dd
print(gc.collect(), end=" ")
loop = []
loop.append(itertools.chain(loop))
loop.append(Loud("with chain"))
del loop
print(gc.collect())
d = deque()
for _ in range(100000):
    d = deque([d])
print(len(d))
del d
print(gc.is_tracked(deque()), gc.is_tracked(defaultdict()), gc.is_tracked(OrderedDict()), gc.is_tracked(itertools.count()))
print(gc.get_referents(deque([1, 2])), gc.get_referents(itertools.repeat("a")))
