# Hashes of numbers, strings, tuples, sets, and of what has none.
print(hash(0), hash(-1), hash(-2), hash(2 ** 61 - 1), hash(2 ** 61), hash(-(2 ** 61)), hash(10 ** 50), hash(-(10 ** 50)), hash(True), hash(2 ** 1000))
print(hash(0.5), hash(-0.5), hash(1.5), hash(1e300), hash(5e-324), hash(float("inf")), hash(-float("inf")), hash(0.1), hash(3.0), hash(-1.0), hash(1 + 2j), hash(1j), hash(-1j), hash(2 + 0j))
print(hash(""), hash("a"), hash("abc"), hash("é"), hash("€"), hash("\U0001F600"), hash("a" * 100), hash(b""), hash(b"a"), hash(b"abc" * 20), hash("\0"), hash(memoryview(b"abc")) == hash(b"abc"))
print(hash(()), hash((1,)), hash((1, 2)), hash((2, 1)), hash((1, (2, 3))), hash(("a", None)), hash((1.5, "x", b"y")), hash(tuple(range(20))))
print(hash(None), hash(frozenset()), hash(frozenset([1])), hash(frozenset([1, 2, 3])), hash(frozenset("abc")), hash(range(5)), hash(range(0)), hash(range(1, 10, 3)), hash(slice(1, 2)) if False else 0, hash(...) != 0)
o = object(); print(hash(o) == id(o) >> 4, hash(len) == hash(len), hash(int) == id(int) >> 4, hash(lambda: 0) != 0)
class E:
    def __eq__(self, o): return True
class H:
    def __hash__(self): return 2 ** 64 + 5
class M:
    def __hash__(self): return -1
class B:
    def __hash__(self): return "x"
class N:
    __hash__ = None
print(hash(H()), hash(M()))
for x in ([], {}, set(), bytearray(), E(), B(), N(), (1, []), {1: 2}.items(), memoryview(bytearray(b"x")), slice(1)):
    try: print(type(x).__name__, hash(x) != 0)
    except (TypeError, ValueError) as e: print(e)
import sys; print(sys.hash_info)
