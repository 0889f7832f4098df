# Types of modules are counted objects: how many references each has once its module is imported, and what its dict holds.
import collections
import gc
import itertools
import operator
import sys
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple

for cls in (deque, defaultdict, Counter, ChainMap, UserDict, UserList, UserString, type(iter(deque())), operator.itemgetter, operator.attrgetter):
    print(cls.__name__, sys.getrefcount(cls), gc.is_tracked(cls), cls.__flags__ >> 8 & 3, sys.getsizeof(cls))
for name in sorted(vars(itertools)):
    cls = getattr(itertools, name)
    # How often these two are imported by others depends on what others import.
    if isinstance(cls, type) and not name.startswith("__") and name not in ("count", "islice"):
        print(name, sys.getrefcount(cls), len(vars(cls)), cls.__basicsize__, cls.__weakrefoffset__, gc.is_tracked(cls))
P = namedtuple("P", "x y")
print(sys.getrefcount(P), P.__basicsize__, P.__itemsize__, OrderedDict.__basicsize__, OrderedDict.__dictoffset__, OrderedDict.__weakrefoffset__)
for cls in (deque, defaultdict, itertools.chain, OrderedDict):
    try:
        cls.x = 1
    except TypeError as error:
        print(error)
try:
    class Sub(itertools._grouper):
        pass
except TypeError as error:
    print(error)


class D(deque):
    pass


print(sys.getrefcount(D), sys.getrefcount(deque), sys.getsizeof(D()), D.__flags__ >> 8 & 3)
d = [D() for _ in range(4)]
print(sys.getrefcount(D), sys.getrefcount(deque))
del d
print(sys.getrefcount(D))
