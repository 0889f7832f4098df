# The list that a starred target takes: made by the length hint of the iterator, room for what stands behind the star included.
import sys


def cap(l):
    return (sys.getsizeof(l) - 56) // 8


class Hint:
    def __init__(self, n, hint):
        self.n, self.hint = n, hint

    def __iter__(self):
        return self

    def __next__(self):
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n

    def __length_hint__(self):
        return self.hint


for n in range(2, 12):
    row = []
    for source in (list, tuple, iter, lambda r: (x for x in r), lambda r: dict.fromkeys(r), lambda r: set(r), lambda r: "abcdefghijkl"[:len(r)], lambda r: Hint(len(r), 20), lambda r: Hint(len(r), 0)):
        *a, = source(range(n)); row.append(cap(a))
        x, *a = source(range(n)); row.append(cap(a))
        *a, x = source(range(n)); row.append(cap(a))
        x, *a, y = source(range(n)); row.append(cap(a))
    print(n, row)
x, *a, y = range(2)
print(a, cap(a))
for source in ([], [1], iter([1]), Hint(1, 5), 5):
    try:
        x, *a, y = source
    except (ValueError, TypeError) as error:
        print(error)
try:
    x, y, *a, z, w = "ab"
except ValueError as error:
    print(error)
try:
    *a, x = Hint(3, "x")
except TypeError as error:
    print(error)
