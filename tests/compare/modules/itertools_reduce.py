# What the iterators of itertools say about how they are copied: before the first item, on the way, at the end.
import itertools
import warnings

warnings.simplefilter("ignore")

MAKERS = [
    lambda: itertools.accumulate([1, 2, 3]), lambda: itertools.accumulate([1, 2, 3], initial=5), lambda: itertools.accumulate([1, 2], max, initial=9),
    lambda: itertools.accumulate([None, 3], divmod), lambda: itertools.batched("abc", 2), lambda: itertools.chain("ab", "c"), lambda: itertools.chain(),
    lambda: itertools.combinations("abc", 2), lambda: itertools.combinations("a", 2), lambda: itertools.combinations_with_replacement("ab", 2),
    lambda: itertools.compress("ab", [1, 0]), lambda: itertools.count(3), lambda: itertools.count(3, 2), lambda: itertools.count(2**70),
    lambda: itertools.count(1.5), lambda: itertools.cycle("ab"), lambda: itertools.dropwhile(bool, [1, 0, 1]), lambda: itertools.takewhile(bool, [1, 0, 1]),
    lambda: itertools.filterfalse(None, [0, 1, 0]), lambda: itertools.groupby("aab"), lambda: itertools.islice("abcd", 1, 3),
    lambda: itertools.islice("abcd", 1, None, 2), lambda: itertools.pairwise("abc"), lambda: itertools.permutations("abc", 2),
    lambda: itertools.permutations("a", 2), lambda: itertools.permutations(""), lambda: itertools.product("ab", "c"), lambda: itertools.product(),
    lambda: itertools.product("a", ""), lambda: itertools.repeat(7), lambda: itertools.repeat(7, 2), lambda: itertools.starmap(pow, [(1, 2)]),
    lambda: itertools.tee("ab")[0], lambda: itertools.zip_longest("a", "bc", fillvalue=0), lambda: itertools.zip_longest(),
]
for make in MAKERS:
    iterator, made = make(), 0
    for steps in 0, 1, 2, 9:
        while made < steps:
            made += 1
            try:
                next(iterator, None)
            except TypeError:
                pass
        try:
            print(steps, iterator.__reduce__())
        except TypeError as error:
            print(steps, "TypeError:", error)

groups = itertools.groupby("aab")
key, group = next(groups)
print(group.__reduce__(), groups.__reduce__())
next(groups)
print(group.__reduce__())
first = itertools.tee("abc")[0]
next(first)
print(first.__reduce__()[2][0].__reduce__())
