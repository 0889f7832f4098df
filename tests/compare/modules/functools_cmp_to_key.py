# cmp_to_key: keys that compare by calling a function.
import sys
from functools import cmp_to_key


def backwards(a, b):
    print(end=f"({a},{b})")
    return b - a


print(sorted([3, 1, 2], key=cmp_to_key(backwards)))
K = cmp_to_key(lambda a, b: (a > b) - (a < b))
print(K(1) < K(2), K(1) == K(1), K(2) >= K(3), K(1).obj, sys.getsizeof(K(1)), type(K).__name__)
for call in (lambda: K(1) < 3, lambda: K(), lambda: hash(K(1)), lambda: cmp_to_key(), lambda: K(1, 2)):
    try:
        print(call())
    except TypeError as error:
        print(error)


def failing(a, b):
    raise KeyError("compare")


try:
    sorted([1, 2], key=cmp_to_key(failing))
except KeyError as error:
    print("KeyError", error)
