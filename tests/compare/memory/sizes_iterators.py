# Iterators of everything.
import sys
g = sys.getsizeof
d = {1: 1}
for o in (iter([]), iter(()), iter(""), iter("é"), iter(b""), iter(bytearray()), iter(d), iter(d.keys()), iter(d.values()), iter(d.items()), iter(set()), iter(frozenset()),
          iter(range(3)), iter(range(10 ** 20)), reversed([]), reversed(()), reversed(d), reversed(d.items()), reversed(range(3)), reversed("a"), enumerate([]), zip(), zip([], []), map(str, []),
          filter(None, []), iter(int, 1), iter(memoryview(b"")), d.keys(), d.values(), d.items()):
    print(type(o).__name__, g(o), o.__sizeof__())
class G:
    def __getitem__(self, i): raise IndexError
print(type(iter(G())).__name__, g(iter(G())))
import itertools as it
for o in (it.count(), it.cycle([]), it.repeat(1), it.chain(), it.islice([], 1), it.accumulate([]), it.compress([], []), it.dropwhile(bool, []), it.takewhile(bool, []), it.filterfalse(bool, []),
          it.starmap(max, []), it.tee([])[0], it.zip_longest(), it.product(), it.permutations([]), it.combinations([], 0), it.combinations_with_replacement([], 0), it.groupby([]), it.pairwise([]), it.batched([], 1)):
    print(type(o).__name__, g(o))
