# Sorting: stability, key, reverse, errors, mutation during the sort.
words = ["bb", "a", "CC", "aa", "b", "A"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True))
pairs = [(i % 3, i) for i in range(12)]
print(sorted(pairs, key=lambda p: p[0]))
print(sorted(pairs, key=lambda p: p[0], reverse=True))
print(sorted([3, 1.5, True, -2]), sorted("hello"), sorted({"b": 1, "a": 2}), sorted([(1, "b"), (1, "a")]), sorted([[2], [1, 5], []]))
for bad in (lambda: sorted([1, "a"]), lambda: sorted([None, 1]), lambda: sorted([1, 2], lambda x: x), lambda: sorted([1], key=5), lambda: sorted([1j, 2j]), lambda: sorted(5), lambda: [2, 1].sort(reverse="x"), lambda: [1].sort(cmp=1)):
    try: print(bad())
    except TypeError as e: print(e)
l = [3, 2, 1]
def spy(x):
    l.append(x)
    return x
try: l.sort(key=spy)
except ValueError as e: print(e, l)
calls = []
class C:
    def __init__(self, n): self.n = n
    def __lt__(self, o): calls.append((self.n, o.n)); return self.n < o.n
print([c.n for c in sorted(map(C, [3, 1, 2]))], calls)
