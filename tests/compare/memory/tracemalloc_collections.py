# The bytes that containers of collections and iterators of itertools ask for, and the blocks they hold.
import gc
import itertools
import operator
import sys
import tracemalloc
from collections import OrderedDict, defaultdict, deque

data = list(range(1000, 1200))
pairs = [(str(i), i) for i in range(40)]
CASES = {
    "deque": lambda: deque(),
    "deque 64": lambda: deque(data[:64]),
    "deque 200": lambda: deque(data),
    "deque maxlen": lambda: deque(data, 5),
    "defaultdict": lambda: defaultdict(list),
    "defaultdict filled": lambda: defaultdict(None, pairs),
    "ordered": lambda: OrderedDict(),
    "ordered 40": lambda: OrderedDict(pairs),
    "chain": lambda: itertools.chain(data),
    "count": lambda: itertools.count(),
    "tee": lambda: itertools.tee(data),
    "cycle": lambda: itertools.cycle(data),
    "combinations": lambda: itertools.combinations(data, 5),
    "permutations": lambda: itertools.permutations(data[:20]),
    "groupby": lambda: itertools.groupby(data),
    "islice": lambda: itertools.islice(data, 5),
    "itemgetter": lambda: operator.itemgetter(1),
    "itemgetter 2": lambda: operator.itemgetter(1, 2),
    "methodcaller": lambda: operator.methodcaller("a", 1),
}
for make in CASES.values():
    make()
for name, make in CASES.items():
    gc.collect()
    before = sys.getallocatedblocks()
    made = make()
    blocks = sys.getallocatedblocks() - before
    made = None
    gc.collect()
    tracemalloc.start()
    first = tracemalloc.get_traced_memory()[0]
    made = make()
    asked = tracemalloc.get_traced_memory()[0] - first
    tracemalloc.stop()
    made = None
    print(name, asked)


def grow(steps, step):
    """Steps at which more than a few bytes are asked for."""
    result = []
    base = tracemalloc.get_traced_memory()[0]
    for i in range(steps):
        step(i)
        now = tracemalloc.get_traced_memory()[0]
        if abs(now - base) > 250:
            result.append((i, (now - base) // 64 * 64))
        base = now
    return result


gc.collect()
tracemalloc.start()
d = deque()
print(grow(200, d.append))
print(grow(200, lambda i: d.popleft()))
print(grow(1200, d.append))
d.clear()
print(grow(1300, d.appendleft))
od = OrderedDict({-1: None})
print(grow(100, lambda i: od.__setitem__(i, None)))
tracemalloc.stop()
