# Counter: counting, arithmetic, comparison, repr, missing elements, subclasses.
from collections import Counter


def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


c = Counter("abracadabra")
print(c, c["a"], c["z"], len(c), c.total())
print(c.most_common(2), c.most_common(), c.most_common(0))
print(sorted(c.elements()), list(Counter(a=2, b=0, c=-1).elements()))
c.update("aaz")
c.update({"q": 5}, r=1)
c.update(Counter(q=-5))
print(c)
c.subtract("ab")
c.subtract({"z": 4}, r=3)
print(c, -c, +c)
a, b = Counter(x=3, y=1, w=-2), Counter(x=1, y=2, z=4)
print(a + b, a - b, a & b, a | b)
print(a == b, a != b, a <= b, a < b, a >= b, a > b, Counter(x=0) == Counter(), Counter(a=1) <= Counter(a=1, b=1))
a += b
print(a)
a -= Counter(x=10)
print(a)
a |= Counter(k=3)
print(a)
a &= Counter(k=2, z=1, y=9)
print(a)
del a["not there"]
del a["k"]
print(a, a.copy(), type(a.copy()).__name__)
attempt(lambda: Counter.fromkeys("ab"))
attempt(lambda: Counter(5))
attempt(lambda: Counter(1, 2))
attempt(lambda: Counter("ab") + 3)
attempt(lambda: Counter("ab") < 3)
print(Counter(), repr(Counter({1: "x", 2: None})), Counter([1, 1.0, True]))
print(Counter(a=1).__reduce__(), Counter(self=1, iterable=2))


class Loud(Counter):
    def __missing__(self, key):
        return key * 2

    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)


loud = Loud("aab")
print(loud, loud["zz"])
loud.update("b")
print(dict(loud), isinstance(loud, dict), Loud.__mro__[1:3])
big = Counter({"n": 2**62})
big.update("n")
print(big["n"], Counter([(1, 2), (1, 2), (3,)]).most_common(1))
c = Counter("aab")
c[3.5] += 1
print(c, sum(c.values()), "a" in c, c.get("zz"), c.pop("a"), c)
