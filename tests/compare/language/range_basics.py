# range: arithmetic, slicing, membership, equality, big values, errors.
r = range(2, 20, 3)
print(r, list(r), len(r), r[1], r[-1], r[1:3], r[::-1], 5 in r, 6 in r, 5.0 in r, "a" in r, r.index(8), r.count(8), r.start, r.stop, r.step)
print(range(3) == range(0, 3, 1), range(0) == range(5, 2), hash(range(3)) == hash(range(0, 3)), range(0, 5, 2) == range(0, 6, 2), range(10, 0, -3), list(range(10, 0, -3)), list(reversed(range(4))), bool(range(0)), min(range(5, 9)), sum(range(101)))
big = range(10 ** 20, 10 ** 20 + 5)
print(big[2], list(big)[-1], len(big), 10 ** 20 + 3 in big, big[1:3], list(range(-2 ** 63, -2 ** 63 + 2)), range(True, 3))
for bad in (lambda: range(), lambda: range(1, 2, 0), lambda: range(1.5), lambda: range("a"), lambda: r[99], lambda: r["a"], lambda: r.index(7), lambda: range(1, 2, 3, 4), lambda: len(range(10 ** 30)), lambda: range(3) + range(2), lambda: range(x=1), lambda: r.__setattr__("start", 1), lambda: range(3) < range(4)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
it = iter(range(3)); print(next(it), it.__length_hint__(), list(it), type(it).__name__, type(iter(big)).__name__)
