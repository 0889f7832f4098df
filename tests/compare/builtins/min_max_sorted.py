# min, max, sorted.
print(min(3, 1, 2), max([3, 1, 2]), min("b", "a"), max("hello"), min([], default=0), max((), default=None), min([3, -4], key=abs), max("a", "bbb", "cc", key=len), min([1, 1.0]), max([1, True]), max({1: "a", 5: "b"}), min((1, 2), (1, 1)), max(float("nan"), 1), max(1, float("nan")))
print(sorted([3, 1, 2]), sorted("cab", reverse=True), sorted([(2, "b"), (1, "z")], key=lambda t: t[1]), sorted({3: 1, 1: 2}), sorted([], key=5))
for bad in (lambda: min(), lambda: max([]), lambda: min(5), lambda: max(1, "a"), lambda: min(1, 2, default=0), lambda: max([1], key=5), lambda: min([1], nope=1), lambda: sorted(), lambda: sorted([1], reverse="x"), lambda: sorted([1, None]), lambda: max(None), lambda: min([], key=len), lambda: sorted([1], None)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
