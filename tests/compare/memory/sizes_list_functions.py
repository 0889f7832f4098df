# Lists made by functions and methods: sorted, split, dict.keys, reversed, zip ...
import sys
def cap(l): return (sys.getsizeof(l) - 56) // 8
def gen(n): yield from range(n)
for n in range(10):
    print(n, [cap(x) for x in (
        list(range(n)), list([0] * n), list(gen(n)), sorted(range(n)), sorted([0] * n), sorted(gen(n)), list(map(str, range(n))),
        list(filter(None, [1] * n)), list(zip([1] * n)), list(enumerate([1] * n)), list(reversed([1] * n)), list({x: 1 for x in range(n)}.items()),
        list(set(range(n))), list("x" * n), list(b"x" * n), list(bytearray(n)), list(memoryview(bytes(n))))])
text = "a b c d e f g h i j k l m n o p"
print([cap(" ".join(["a"] * n).split()) for n in range(1, 16)])
print([cap(",".join(["a"] * n).split(",")) for n in range(1, 16)], [cap("a\n".__mul__(n).splitlines()) for n in range(10)])
print(cap(text.split(" ", 3)), cap(text.rsplit(" ", 3)), cap(text.rsplit()), cap(b"a b c".split()), cap(list(iter(lambda it=iter(range(5)): next(it), 4))))
print([cap([1, 2, 3][:n]) for n in range(5)], cap([1, 2, 3].copy()), cap([1, 2] + [3]), cap([1, 2, 3][::-1]), cap([1, 2] * 3))
