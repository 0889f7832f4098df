# numbers: the abstract classes, what they know of the builtin numbers, what is abstract in them; the size of objects counted with them.
import sys
from collections import deque
from collections.abc import Mapping, Set
from numbers import Complex, Integral, Number, Rational, Real

for value in (1, True, 1.5, 2j, 'a', None, 10 ** 30):
    print(value, [isinstance(value, kind) for kind in (Number, Complex, Real, Rational, Integral)])
for kind in (Number, Complex, Real, Rational, Integral):
    print(kind, kind.__mro__[1].__name__, sorted(kind.__abstractmethods__), kind.__slots__)
    try:
        print(type(kind()).__name__)
    except TypeError as error:
        print(error)


class Half(Real):
    def __init__(self, twice):
        self.twice = twice

    def __float__(self):
        return self.twice / 2

    def _with(self, other, work):
        return work(float(self), float(other))

    def __pos__(self):
        return self

    def __floordiv__(self, other):
        return float(self) // float(other)

    def __mod__(self, other):
        return float(self) % float(other)

    def __eq__(self, other):
        return float(self) == float(other)

    def __neg__(self):
        return Half(-self.twice)

    def __add__(self, other):
        return Half(self.twice + int(2 * float(other)))


Half.__abstractmethods__ = frozenset()
half = Half(3)
print(complex(half), half.real is half, half.imag, half.conjugate() is half, divmod(half, 1), bool(half), (half - Half(1)).twice)
try:
    hash(half)
except TypeError as error:
    print(error)

ATOMS = str, bytes, Number, range, bytearray


def getsize(thing):
    seen = set()

    def inner(obj):
        if id(obj) in seen:
            return 0
        seen.add(id(obj))
        size = sys.getsizeof(obj)
        if isinstance(obj, ATOMS):
            pass
        elif isinstance(obj, (tuple, list, Set, deque)):
            size += sum(map(inner, obj))
        elif isinstance(obj, Mapping) or hasattr(obj, 'items'):
            size += sum(inner(key) + inner(value) for key, value in obj.items())
        if hasattr(obj, '__dict__'):
            size += inner(vars(obj))
        if hasattr(obj, '__slots__'):
            size += sum(inner(getattr(obj, name)) for name in obj.__slots__ if hasattr(obj, name))
        return size
    return inner(thing)


print(getsize([1, 2.5, 'a', {'k': (1, 2)}, {3, 4}, deque([5])]), getsize(half), getsize({half.twice: [half]} if half else 0))
