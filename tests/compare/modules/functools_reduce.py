# reduce, and its errors.
from functools import reduce

print(reduce(lambda a, b: a * b, range(1, 6)), reduce(lambda a, b: a + [b], "abc", []), reduce(max, [3], 9), reduce(None, [], 1))
for args in ((), (len,), (len, 1), (len, []), (len, [1], 2, 3)):
    try:
        print(reduce(*args))
    except TypeError as error:
        print(error)


class Broken:
    def __iter__(self):
        raise ValueError("no iterator")


try:
    reduce(len, Broken())
except ValueError as error:
    print(error)
print(reduce.__name__, reduce)
