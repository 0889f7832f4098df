# States given back to the iterators of itertools: fitting ones, ones out of bounds, and wrong ones with the words they are refused with.
import itertools
import warnings

warnings.simplefilter("ignore")

STATES = [None, (), (1,), 2, "x", 2**80, 2.5, ([], 1), ([5, 6], 1), ([1], "x"), ([1], 2**40), (1, 2), (5, -7), ("a", "b"), ((0, 1, 2), (1, 1)),
          ((9, -1, 2), (0, 7)), ((0, 1, 2), ("a", 1)), ((1, 2), (3, 4)), (1, 2, 3), ("k", "v", "k")]
MAKERS = [
    lambda: itertools.accumulate([1, 2, 3], max), lambda: itertools.chain("ab", "c"), lambda: itertools.combinations("abc", 2),
    lambda: itertools.combinations_with_replacement("abc", 2), lambda: itertools.cycle("ab"), lambda: itertools.dropwhile(bool, [1, 0, 1]),
    lambda: itertools.takewhile(bool, [1, 0, 1]), lambda: itertools.groupby("aab"), lambda: itertools.islice("abcd", 1, 3),
    lambda: itertools.permutations("abc", 2), lambda: itertools.product("ab", "cd"), lambda: itertools.product("ab", ""), lambda: itertools.tee("ab")[0],
    lambda: itertools.zip_longest("a", "bc"), lambda: itertools.count(), lambda: itertools.starmap(pow, []),
]
for make in MAKERS:
    print(type(make()).__name__)
    for state in STATES:
        iterator = make()
        try:
            iterator.__setstate__(state)
            print("   ", state, [item if isinstance(item, (int, str)) else item[:1] for item in itertools.islice(iterator, 6)])
        except Exception as error:
            print("   ", state, f"{type(error).__name__}: {error}")

chain = itertools.chain()
chain.__setstate__((iter(["de", "f"]), iter("c")))
print(list(chain))
for arguments in [(), (1,), ([], [], None), (iter("a"), (1,), None), ("a", [1] * 57, None), ("a", [1] * 58, None), ("a", [1], 3), ("a", [1] * 57, 3)]:
    try:
        iterator, items, following = itertools._tee_dataobject(*arguments).__reduce__()[1]
        print(len(items), following)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
tee = itertools.tee("")[0]
for state in [(5, 1), (tee.__reduce__()[2][0], -1), (tee.__reduce__()[2][0], 58), (tee.__reduce__()[2][0], 0)]:
    try:
        print(tee.__setstate__(state))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
