# bytes, tuples and their subclasses.
import sys
g = sys.getsizeof
print([g(b"x" * n) for n in range(5)], g(bytes(100)), g(bytes([1, 2])), g(b"a" + b"b"), g("é".encode()), g((5).to_bytes(4, "big")))
print([g((0,) * n) for n in range(5)], g(tuple(range(10))), g((1, 2) + (3,)), g((1, 2, 3)[1:]), g(tuple(x for x in range(11))), g((1,) * 0))
class B(bytes): pass
class T(tuple): pass
class S(tuple): __slots__ = ()
class C(bytes): __slots__ = ()
print(g(B()), g(B(b"abc")), g(C(b"abc")), g(T()), g(T((1, 2))), g(S()), g(S((1, 2))), T.__basicsize__, T.__itemsize__, B.__basicsize__, tuple.__basicsize__, bytes.__basicsize__)
from collections import namedtuple
P = namedtuple("P", "x y")
class Q(namedtuple("Q", "x")): pass
print(g(P(1, 2)), g(P), g(Q(1)), g(P(1, 2)._replace(x=2)), g(P(1, 2)._asdict()), P.__basicsize__)
import time, os
print(g(time.gmtime(0)), g(sys.version_info), g(sys.flags), g(sys.float_info), g(sys.hash_info), g(divmod(5, 2)), g("a-b".partition("-")))
