# Counts: types of modules are counted objects, containers and iterators hold what they should.
import collections
import itertools
import operator
import sys
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple

count = sys.getrefcount
for cls in (deque, defaultdict, itertools.chain, itertools.count, operator.itemgetter):
    before = count(cls)
    print(cls.__name__, before < 1000, end=" ")
    made = [cls(list) if cls is defaultdict else cls(1) if cls is operator.itemgetter else cls() for _ in range(5)]
    print(count(cls) - before, end=" ")
    del made
    print(count(cls) - before)
print(count(OrderedDict) > 2**31, count(Counter) < 1000)


class Thing:
    pass


x = Thing()
base = count(x)
d = deque([x, x])
print(count(x) - base)
d.append(x)
d.rotate(1)
d.extend([x] * 100)
print(count(x) - base)
d2 = d.copy()
print(count(x) - base)
d.clear()
d2 = None
print(count(x) - base)
d = deque([x], maxlen=1)
d.append(1)
print(count(x) - base)

od = OrderedDict()
od[x] = x
print(count(x) - base)
od.move_to_end(x)
print(count(x) - base, count(od))
items = iter(od.items())
next(items)
print(count(x) - base)
del od[x], items
print(count(x) - base)
od = OrderedDict([(1, x)])
print(count(x) - base, od.pop(1) is x, count(x) - base)
dd = defaultdict(lambda: x)
dd[1], dd[2]
print(count(x) - base)
del dd
c = Counter([x, x, x])
print(count(x) - base, c[x])
del c
P = namedtuple("P", "a b")
p = P(x, x)
print(count(x) - base, count(p), count(p.a) - base)
del p

ch = itertools.chain([x], [x])
print(count(x) - base, next(ch) is x, count(x) - base)
del ch
r = itertools.repeat(x, 3)
print(count(x) - base)
print(count(x) - base, len(list(r)), count(x) - base)
del r
cy = itertools.cycle([x])
next(cy), next(cy)
print(count(x) - base)
del cy
a, b = itertools.tee([x, x])
next(a)
print(count(x) - base)
next(b)
del a, b
print(count(x) - base)
pr = itertools.product([x], repeat=2)
t = next(pr)
print(count(x) - base, count(t))
del pr, t
g = itertools.groupby([x, x])
k, grp = next(g)
print(count(x) - base)
del g, k, grp
ac = itertools.accumulate([x])
next(ac)
print(count(x) - base)
del ac
getter = operator.attrgetter("a")
x.a = x
print(getter(x) is x, count(x) - base)
del x.a
print(count(x) - base)
print(count(deque()), count(iter(deque())), count(d), count(itertools.count()))
