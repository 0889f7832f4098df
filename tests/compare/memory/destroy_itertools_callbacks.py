# Values that pass through C functions and iterators: when each goes.
import functools
import itertools
import operator


class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
    def __lt__(self, other): return self.n < other.n
    def __add__(self, other): return D(f"({self.n}+{other.n})")
    def __radd__(self, other): return D(f"({other}+{self.n})")
    def __hash__(self): return 1
    def __eq__(self, other): return True


def many(n=3): return [D(i) for i in range(n)]
def lazily(n=3): return (D(i) for i in range(n))


for name, work in {
    "sum": lambda: sum(lazily(), D("start")), "reduce": lambda: functools.reduce(operator.add, lazily()), "max": lambda: max(lazily()),
    "min": lambda: min(many()), "sorted": lambda: sorted(lazily()), "set": lambda: set(lazily()), "dict": lambda: dict.fromkeys(lazily(), D("v")),
    "all": lambda: all(lazily()), "list": lambda: list(lazily()), "tuple": lambda: tuple(lazily()), "zip": lambda: list(zip(lazily(2), lazily(2))),
    "map": lambda: list(map(lambda d: d.n, lazily())), "filter": lambda: list(filter(lambda d: d.n == 1, lazily())),
    "enumerate": lambda: [i for i, d in enumerate(lazily())], "reversed": lambda: [d.n for d in reversed(many())],
    "accumulate": lambda: list(itertools.accumulate(lazily())), "chain": lambda: [d.n for d in itertools.chain(lazily(1), lazily(1))],
    "islice": lambda: [d.n for d in itertools.islice(lazily(4), 1, 3)], "takewhile": lambda: [d.n for d in itertools.takewhile(lambda d: d.n < 1, lazily())],
    "dropwhile": lambda: [d.n for d in itertools.dropwhile(lambda d: d.n < 1, lazily())], "pairwise": lambda: [a.n for a, b in itertools.pairwise(lazily())],
    "batched": lambda: [len(b) for b in itertools.batched(lazily(), 2)], "product": lambda: len(list(itertools.product(many(2), repeat=2))),
    "starmap": lambda: list(itertools.starmap(lambda d: d.n, [(D(1),), (D(2),)])), "compress": lambda: [d.n for d in itertools.compress(lazily(), [0, 1, 0])],
    "zip_longest": lambda: len(list(itertools.zip_longest(lazily(1), lazily(2), fillvalue=D("fill")))), "cycle": lambda: [next(c).n for c in [itertools.cycle(lazily(2))] for _ in "abc"],
    "repeat": lambda: [d.n for d in itertools.repeat(D("r"), 2)], "partial": lambda: functools.partial(lambda a, b: a.n, D("p"))(D("q")),
    "attrgetter": lambda: operator.attrgetter("n")(D(5)), "isinstance": lambda: isinstance(D(1), (int, D)), "join": lambda: ",".join(str(d.n) for d in lazily()),
    "count": lambda: many().count(D("sought")), "index": lambda: many().index(D("sought")), "in": lambda: D("sought") in many(), "any": lambda: any(d.n == 0 for d in lazily()),
    "unzip": lambda: len(list(zip(*[many(2), many(2)]))), "getattr": lambda: getattr(D(1), "nope", D("default")).n, "next": lambda: next(iter([]), D("default")).n,
    "get": lambda: {}.get(D("key"), D("default")).n, "setdefault": lambda: {}.setdefault(D("key"), D("value")).n, "format": lambda: "{0.n}".format(D(1)),
    "divmod": lambda: D(1) + D(2) + D(3), "lru_cache": lambda: functools.lru_cache(1)(lambda d: d.n)(D("cached")), "iter": lambda: list(iter(lambda: D("s"), D("sentinel"))),
}.items():
    print(name, end=": ")
    result = work()
    print("|", end=" ")
    del result
    print()
