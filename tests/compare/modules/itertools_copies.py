# Deep copies of iterators go on by themselves; a shallow copy shares what it walks. All of them warn.
import copy
import itertools
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    copy.copy(itertools.cycle("ab"))
    itertools.count().__reduce__()
for warning in caught:
    print(warning.category.__name__, warning.message)

warnings.simplefilter("ignore")
for iterator in [
        itertools.accumulate([1, 2, 3]), itertools.accumulate([1, 2], initial=7), itertools.accumulate([None, 4], lambda a, b: b), itertools.chain("abc", "d"),
        itertools.combinations("abc", 2), itertools.combinations_with_replacement("ab", 2), itertools.compress("abc", [1, 1, 1]), itertools.count(5),
        itertools.cycle("abc"), itertools.dropwhile(len, ["a", "", "b"]), itertools.takewhile(len, ["a", "b", ""]), itertools.filterfalse(None, [0, 0]),
        itertools.groupby("aab"), itertools.islice("abcdef", 1, 6, 2), itertools.permutations("abc", 2), itertools.product("ab", repeat=2),
        itertools.repeat(3, 4), itertools.starmap(pow, [(2, 3), (2, 4)]), itertools.tee("abc")[0], itertools.zip_longest("a", "bc")]:
    first = next(iterator)
    deep = copy.deepcopy(copy.deepcopy(iterator))
    print(type(iterator).__name__, type(deep) is type(iterator), list(itertools.islice(map(str, deep), 4))[:4] if "groupby" not in repr(deep) else "")
    shallow = copy.copy(iterator)
    print("   ", str(next(shallow, None))[:12], str(next(iterator, None))[:12], type(shallow).__name__)

rows = [(0, 10), (0, 11), (1, 11)]
for key, group in itertools.groupby(rows, lambda row: row[0]):
    print(key, [(inner, list(items)) for inner, items in copy.deepcopy(itertools.groupby(group, lambda row: row[1]))])
cycle = itertools.cycle("ab")
for _ in range(4):
    print(list(itertools.islice(copy.deepcopy(cycle), 5)), next(cycle))
