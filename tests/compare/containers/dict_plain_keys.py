# Keys that need no Python code: stores and reads of numbers and strings, among keys that do.
import sys


class Same:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        print("asks", self.value, other)
        return self.value == getattr(other, "value", other)

    def __repr__(self):
        return f"Same({self.value})"


table = {}
for key in (1, True, 1.0, "1", -1, -2, 0, False, 1 << 61, (1 << 61) - 1, (1 << 61) - 2, -(1 << 61), 1 << 70, ""):
    table[key] = repr(key)
print(table)
table = {Same(5): "five", Same("k"): "text"}
table[5] = "a number"
table["k"] = "a string"
table[6] = "six"
print(table, table.get(5), table.get("k"), table.get(7, "none"), table.get(6), table[5])
for n in range(3):
    table = {}
    table[n] = n
    table["x"] = n
    del table[n]
    table[n] = -n
    print(table, sys.getsizeof(table))
words = {}
for word in "to be or not to be".split():
    words[word] = words.get(word, 0) + 1
print(words, sys.getsizeof(words))
counts = {}
for n in [5000, 7, 5000, -1, -2, 7, 1 << 40]:
    counts[n] = counts.get(n, 0) + 1
print(counts, sys.getsizeof(counts), [counts.get(n, d) for n, d in ((5000, 1), (5001, 600), (-1, 3), (1.0, None), (7.0, 0), (True, 9))])
big = {n * n: n for n in range(100)}
print(len(big), sys.getsizeof(big), big[81], big.get(82), list(big)[-3:])
mixed = {"a": 1}
print(sys.getsizeof(mixed))
mixed[1] = "a"
print(mixed, sys.getsizeof(mixed))
try:
    mixed.get([])
except TypeError as error:
    print(error)
try:
    mixed[[]] = 1
except TypeError as error:
    print(error)
for bad in (lambda: mixed.get(), lambda: mixed.get(1, 2, 3), lambda: mixed.get(key=1)):
    try:
        bad()
    except TypeError as error:
        print(error)
default = [1]
print(mixed.get(99, default) is default, sys.getrefcount(default), type(default), type(5).__name__, type(mixed.get).__name__)
