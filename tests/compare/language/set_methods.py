# Set and frozenset operations, methods, comparisons, errors.
a, b = {1, 2, 3}, {2, 3, 4}
print(a | b, a & b, a - b, a ^ b, a < b, {2} < a, a <= a, a > {1}, a == {3, 2, 1}, a != b, a.isdisjoint({9}))
print(a.union([7], (8,)), a.intersection([1, 2], [2]), a.difference([1]), a.symmetric_difference([1, 9]), a.issubset(range(9)), a.issuperset([1]), a.copy() is a)
c = set(a); c.add(5); c.discard(9); c.remove(1); c.update([6], "z"); print(sorted(c, key=str)); c.clear(); print(c, set(), frozenset(), {*()})
c = {1, 2}; c |= {3}; c &= {2, 3}; c ^= {2, 9}; c -= {9}; print(c); c.intersection_update([3]); c.difference_update([1]); c.symmetric_difference_update([4]); print(c)
f = frozenset("ab"); print(len(f), f == {"a", "b"}, type(f | {1}), type({1} | f), hash(f) == hash(frozenset("ba")), {f: 1}[frozenset("ab")], f.copy() is f, frozenset(f) is f)
print({1, 1.0, True}, {0, False, 0.0}, len({float("nan"), float("nan")}), {1} in {frozenset([1])}, [{1}] == [{1}])
for bad in (lambda: a.remove(99), lambda: set().pop(), lambda: {[]}, lambda: a | [1], lambda: a + b, lambda: f.add, lambda: set(5), lambda: hash(a), lambda: a[0], lambda: a < [1], lambda: set(1, 2), lambda: {{}}, lambda: a.update(5), lambda: a.union(5), lambda: {1} & "a", lambda: f.pop, lambda: [] in a, lambda: a.add([])):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print({1, 2}.pop() in (1, 2), sorted({3, 1, 2}), repr({1}), repr(frozenset({1})), str(set()), {x for x in "aab"} == set("ab"))
