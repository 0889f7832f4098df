# random: the same numbers as CPython from the same seeds, for every kind of seed and every distribution; errors; states.
import random
import sys


def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


for seed in (0, 1, -1, 42, 2**32, 2**100 + 7, "text", "", "é", b"bytes", bytearray(b"x"), 1.5, True):
    random.seed(seed)
    print(repr(seed), random.random(), random.getrandbits(32), random.randrange(1000))
random.seed("old", version=1)
print(random.random())
random.seed(7)
print([random.getrandbits(k) for k in (0, 1, 5, 31, 32, 33, 64, 65, 100, 200)])
print([random.randint(1, 6) for _ in range(10)], random.randrange(10, 100, 7), random.randrange(0, -50, -3), random.randrange(2**70))
deck = list(range(10))
random.shuffle(deck)
print(deck, random.choice("abc"), random.sample(range(1000), 5), random.sample("abcdefgh", 3), random.sample(range(10**6), 10))
print(random.sample(["a", "b"], 4, counts=[3, 2]), random.choices("xyz", k=5), random.choices("xyz", [1, 2, 3], k=5))
print(random.choices([1, 2], cum_weights=[1, 5], k=4), random.randbytes(5), random.uniform(1, 5), random.triangular(0, 10, 3))
print(random.gauss(0, 1), random.gauss(0, 1), random.gauss(5, 2), random.normalvariate(), random.lognormvariate(0, 1))
print(random.expovariate(2), random.vonmisesvariate(0, 4), random.vonmisesvariate(0, 0), random.gammavariate(2, 1), random.gammavariate(0.5, 1))
print(random.gammavariate(1, 2), random.betavariate(2, 3), random.paretovariate(3), random.weibullvariate(1, 2))
print(random.binomialvariate(), random.binomialvariate(10, 0.3), random.binomialvariate(1000, 0.4), random.binomialvariate(100, 0.9))
state = random.getstate()
a = [random.random() for _ in range(3)]
random.setstate(state)
print(a == [random.random() for _ in range(3)], state[0], len(state[1]), state[2])
r = random.Random(99)
other = random.Random(99)
print([r.random() for _ in range(700)] == [other.random() for _ in range(700)], r.random(), sys.getsizeof(r), r.__sizeof__())
for work in (
    lambda: random.seed([]),
    lambda: random.choice([]),
    lambda: random.randrange(0),
    lambda: random.randrange(5, 5),
    lambda: random.randrange(1, 5, 0),
    lambda: random.randrange(1, 5, -1),
    lambda: random.randrange(1.5),
    lambda: random.randrange(10, step=2),
    lambda: random.randint(5, 1),
    lambda: random.sample({1, 2}, 1),
    lambda: random.sample([1], 2),
    lambda: random.sample([1], -1),
    lambda: random.sample([1, 2], 1, counts=[1]),
    lambda: random.choices([]),
    lambda: random.choices([1], [0]),
    lambda: random.choices([1, 2], [1]),
    lambda: random.choices([1, 2], 3),
    lambda: random.choices([1], [1], cum_weights=[1]),
    lambda: random.getrandbits(-1),
    lambda: random.getrandbits("a"),
    lambda: random.gammavariate(0, 1),
    lambda: random.binomialvariate(-1),
    lambda: random.setstate((1, (), None)),
    lambda: random.setstate((3, (1, 2), None)),
    lambda: random.shuffle((1, 2)),
):
    attempt(work)


class Half(random.Random):
    def random(self):
        return 0.25


h = Half(3)
print(h.randrange(100), h.choice("abcd"), h.random(), h.uniform(0, 8), h.gauss_next)
