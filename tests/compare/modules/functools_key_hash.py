# Keys of cmp_to_key have no hash, and the abstract class Hashable knows it.
import functools
from collections.abc import Hashable

make = functools.cmp_to_key(lambda a, b: 0)
print(type(make(1)).__hash__, isinstance(make(1), Hashable), isinstance(make, Hashable))
for key in make, make(1):
    try:
        hash(key)
    except TypeError as error:
        print(error)
