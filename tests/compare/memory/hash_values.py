# Hashes of numbers, texts, tuples, sets, objects.
print([hash(x) for x in (0, 1, -1, -2, 2**61 - 1, 2**61, -2**61, 10**30, 1.0, 0.5, -0.5, 1e100, 0.1, 3.14)])
print(hash(None), hash(True), hash(float("inf")), hash(1j), hash(1 + 2j), hash(...) == hash(...), hash(""), hash(b""))
print([hash(x) for x in ("a", "abc", "é", "€uro", "🐍", "a" * 100, b"abc", "0", "hello world")])
print([hash(x) for x in ((), (1,), (1, 2), ("a", "b"), ((1, 2), (3, 4)), (None,), (1.5, "x", b"y"))])
print(hash(frozenset()), hash(frozenset([1])), hash(frozenset([1, 2, 3])), hash(frozenset("abc")), hash(range(0)), hash(range(5)), hash(range(1, 10, 2)))
class A: pass
a = A()
print(hash(a) == (id(a) >> 4 | (id(a) & 15) << 60), hash(a) == object.__hash__(a), hash(len) == hash(len), hash(A) == (id(A) >> 4), hash(a.__str__) == hash(a.__str__))
print(hash(slice(1, 2)) == hash(slice(1, 2)), hash(int) == hash(int), hash(b"ab") == hash(memoryview(b"ab")), hash((1, 2)) == hash((1.0, 2.0)))
