# Comprehensions, generator expressions and lambdas: when loop variables, rows and the iterable die, with and without errors.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
    def __repr__(self): return f"D{self.n}"
    # The order of a set must not depend on addresses.
    def __hash__(self): return hash(self.n)


def many(n): return [D(i) for i in range(n)]


[x for x in many(3)]; print("list gone")
[x.n for x in many(3)]; print("numbers")
{x for x in many(2)}; print("set gone")
{x.n: x for x in many(2)}; print("dict gone")
{x: x.n for x in many(2)}; print("keys gone")
list(x.n for x in many(3)); print("generator")
[x for x in many(4) if x.n % 2]; print("filtered")
[y for x in many(2) for y in [D(f"{x.n}a"), D(f"{x.n}b")]]; print("two loops")
[(x, y) for x in many(2) for y in many(1)]; print("pairs")
[[D(f"{x.n}.{i}") for i in range(2)] for x in many(2)]; print("rows")
any(x.n == 1 for x in many(3)); print("any")
next(x for x in many(3) if x.n == 1); print("next")
sum(x.n for x in many(2)); print("sum")
[x for x in (D(i) for i in range(2))]; print("nested generator")
x = D("outer"); [x for x in many(1)]; print("outer", x); del x; print()
try:
    [1 / (2 - x.n) for x in many(4)]
except ZeroDivisionError:
    print("error caught")
try:
    [y for x in many(2) for y in D("not iterable")]
except TypeError:
    print("type error")
g = (x for x in many(3)); next(g); print("suspended", end="; "); del g; print("dropped")
g = (x for x in many(2)); del g; print("never started")
g = ((x, D("made")) for x in many(2)); kept = next(g); print("kept", end="; "); del g; print("then"); del kept; print()
fs = [lambda: x for x in many(3)]; print("closures", fs[0]()); fs.clear(); print()
fs = [lambda x=x: x for x in many(2)]; print("defaults"); del fs[0]; print("one"); del fs; print()
[(w := D(i)) for i in range(3)]; print("walrus"); del w; print()


def function():
    a = D("local")
    b = [a for _ in "ab"]
    c = [D(f"c{i}") for i in range(2)]
    d = (D("never made") for _ in c)
    print("body", end="; ")


function(); print("function over")
print(*map(lambda x: x.n, many(2)), end="; "); print("map")
print(len(list(zip(many(2), many(2)))), end="; "); print("zip")
print(len(dict(enumerate(many(2)))), end="; "); print("enumerate")
print(sorted(many(2), key=lambda d: -d.n), end="; "); print("sorted")
