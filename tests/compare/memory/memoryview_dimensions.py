# A memoryview of several dimensions (cast with a shape): its size, items, slices of the first dimension, what is refused.
import sys


def attempt(use):
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__, error)


data = bytearray(range(24))
view = memoryview(data)
for shape in ((24,), (4, 6), [2, 3, 4], (1,) * 5 + (24,)):
    cast = view.cast("B", shape)
    print(sys.getsizeof(cast), cast.ndim, cast.shape, cast.strides, len(cast), cast.nbytes, cast.c_contiguous, cast.f_contiguous, cast.contiguous)
table = view.cast("B", (4, 6))
print(table.tolist(), table[1, 2], table[-1, -1], table.tobytes() == bytes(data))
table[1, 2] = 200
print(data[8], table == view, table == memoryview(bytes(data)).cast("B", (4, 6)), table == view.cast("B", (6, 4)))
part = table[1:3]
print(part.shape, part.strides, part.tolist(), part.c_contiguous, sys.getsizeof(part))
odd = table[::2]
print(odd.shape, odd.strides, odd.tolist(), odd.c_contiguous, odd.contiguous, odd.tobytes(), odd[1, 0], bytes(odd) == odd.tobytes(), odd.hex())
print(table[::-1].tolist() == table.tolist()[::-1], table[5:].tolist(), table[5:].shape, table.toreadonly().shape, memoryview(table).shape)
print(table.cast("B").shape, table.cast("I", (6,)).tolist(), view.cast("I", (2, 3)).tolist(), view.cast("@d", [3]).format)
for use in (
    lambda: table[0], lambda: table[0, 1, 2], lambda: table[9, 0], lambda: table[0, 6], lambda: table[0:1, 0:1], lambda: table["a"], lambda: table[(0,)],
    lambda: list(table), lambda: iter(table), lambda: 3 in table, lambda: table.__setitem__(0, 1), lambda: table.__setitem__(slice(0, 1), b"abcdef"),
    lambda: table.__setitem__((0, 0), 300), lambda: table.__setitem__((0, 0), b"a"), lambda: table.__setitem__((slice(0, 1), slice(0, 1)), 1),
    lambda: table.__delitem__((0, 0)), lambda: odd.cast("B"), lambda: table.cast("B", (6, 4)), lambda: view.cast("B", (5, 5)), lambda: view.cast("B", (0, 5)),
    lambda: view.cast("B", (-1,)), lambda: view.cast("B", ("a",)), lambda: view.cast("B", 24), lambda: view.cast("B", (2,) * 65),
    lambda: view.cast("B", (2**40, 2**40)), lambda: memoryview(b"").cast("B", (0,)), lambda: view[(3,)], lambda: view[()], lambda: view[0, 1],
    lambda: table.__setitem__((0, 0), 7) or table[0, 0], lambda: hash(memoryview(bytes(6)).cast("B", (2, 3))) == hash(bytes(6)), lambda: table[...] is table,
):
    attempt(use)
point = memoryview(b"x").cast("B", ())
print(sys.getsizeof(point), point.ndim, point.shape, point.strides, point[()], point.tolist(), point.tobytes(), point[...] is point, point.nbytes)
for use in (lambda: len(point), lambda: point[0], lambda: list(point), lambda: point[:], lambda: point.cast("B", (1,)).tolist(), lambda: point.__setitem__((), 1)):
    attempt(use)
single = memoryview(bytearray(b"y")).cast("B", ())
single[()] = 65
print(single[()], single == memoryview(b"A").cast("B", ()), single == b"A")
