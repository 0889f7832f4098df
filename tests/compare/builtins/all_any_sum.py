# all, any, sum.
print(all([]), any([]), all([1, 2]), all([1, 0]), any([0, "a"]), all(x > 0 for x in (1, 2)), any(iter([])))
print(sum([]), sum([1, 2, 3]), sum([1.5, 2]), sum([[1], [2]], []), sum(range(5), 10), sum((1, 2), start=5), sum([0.1] * 10), sum([1e100, 1.0, -1e100]), sum([True, True]), sum([1j, 2]), sum([2**70, 1, -2**70]), sum({1: 2, 3: 4}))
print(sum([0.1, 0.2, 0.3]), sum([1e16, 1, 1]), sum([1, 0.5, 2**60]), sum((x / 3 for x in range(10))))
for bad in (lambda: all(5), lambda: any(), lambda: sum("ab"), lambda: sum(["a"]), lambda: sum([1], "a"), lambda: sum([b"a"], b""), lambda: sum(5), lambda: sum(), lambda: all([], []), lambda: sum([[]])):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
