"""Slices read at once, fields of named tuples, `tuple(x)`, long sums, tuples compared: same items, blocks and counts, watched or not, however often."""
import gc
import sys
import tracemalloc
from collections import namedtuple

none = None
for s in ([10, 20, 30, 40, 50], (10, 20, 30, 40, 50), "abcde", "äbcdé", "日本語", [], (), "", b"abc"):
    for a in (None, 0, 1, -1, -3, 4, 9, -9, 256, 257, True, 10**20, -10**20):
        for b in (None, 0, 2, -1, -2, 5, -9, 9, 256, 257, False, 10**20):
            print(s[a:b], end=" ")
    print(s[:] is s, s[0:] is s, s[1:] is s, s[:0] == s[5:], s[none:none] == s)


class Row(list):
    def __getitem__(self, key):
        return key


class Text(str):
    pass


class Pair(tuple):
    pass


print(Row([1, 2])[1:2], Text("abc")[:] == "abc", type(Text("abc")[:]), type(Pair((1, 2))[:]), type(Pair((1, 2))[:1]))

try:
    print([1, 2, 3]["a":2])
except TypeError as e:
    print(e)
try:
    print((1, 2, 3)[1:2.0])
except TypeError as e:
    print(e)


def counts():
    items = [object(), object(), object()]
    row = tuple(items)
    part = items[0:2]
    again = row[1:]
    print([sys.getrefcount(x) for x in items], sys.getrefcount(row), sys.getrefcount(items))
    local = items
    local = local[1:3]
    print([sys.getrefcount(x) for x in items], len(local), gc.is_tracked(local), sys.getsizeof(local), sys.getsizeof(part))
    del part, again, local
    print([sys.getrefcount(x) for x in items])
    local = "hello"
    local = local[1:3]
    print(local, sys.getsizeof(local))


counts()


def watched(s):
    s[1:3]
    tracemalloc.start()
    kept = s[1:3]
    now = tracemalloc.get_traced_memory()[0]
    del kept
    print(now > 0)
    before = tracemalloc.get_traced_memory()[0]
    for i in range(3):
        kept = s[1:3]
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    print(after - before)


watched([1, 2, 3, 4])
watched((1, 2, 3, 4))
watched("abcdef")

# A kept slice is the one that the next slice object is.
known = id(slice(1, 2))
[1, 2, 3][0:1]
print(id(slice(3, 4)) == known)

# Fields of named tuples, read often, of instances of different length and class.
P = namedtuple("P", "x y")


class Q(P):
    extra = 1


class R(Q):
    x = "mine"


R.y = P.x
mixed = [P(1, 2), Q(3, 4), R(5, 6), P(object(), 8)]
for turn in range(4):
    print([(type(p).__name__, p.x if turn < 3 else p[0] is p.x, p.y) for p in mixed[:3]])
marker = object()
p = P(marker, None)
for i in range(3):
    a = p.x
print(sys.getrefcount(marker), sys.getrefcount(p))
short = tuple.__new__(P, (1,))
for i in range(3):
    print(short.x)
    try:
        short.y
    except IndexError as e:
        print(e)
P.x = property(lambda self: "changed")
print(p.x, Q(1, 2).x)

# tuple(x) of anything, again and again.
for i in range(3):
    for source in ([1, 2], (1, 2), "ab", range(3), {1: 2}, iter([4]), (n for n in "xy")):
        made = tuple(source)
        print(made, made is source, end=" ")
    try:
        tuple(5)
    except TypeError as e:
        print(e)
big = 10**20
for op in (lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a // b, lambda a, b: a % b, lambda a, b: a & b, lambda a, b: a << 3):
    for other in (big, -big, 2**59, 2**60, 2**89, 2**90 - 1, 2**119, 2**120, 2**126, 3):
        r = op(big, other)
        print(r, sys.getsizeof(r), end=" ")
    print(sys.getrefcount(big))
try:
    big // (big - big)
except ZeroDivisionError as e:
    print(e)
loop = []
loop.append((loop,))
other = []
other.append((other,))
try:
    loop[0] == other[0]
except RecursionError as e:
    print(e)
nan = float("nan")
print((nan,) == (nan,), (nan, 1) < (nan, 2), (1, 2) == (1.0, 2), (1, "a") == (1, "a", 0), (1, "a") < (1, "a", 0), () == ())
try:
    (1, "a") < (1, 2)
except TypeError as e:
    print(e)
