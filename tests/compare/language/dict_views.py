# Views are live, set-like, and reversible.
d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), "a" in k, 2 in v, ("a", 1) in i, ("a", 2) in i, ("a",) in i)
d["c"] = 3
print(k, list(reversed(k)), list(reversed(v)), list(reversed(i)))
print(sorted(k & {"a", "z"}), sorted(k | ["q"]), sorted(k - {"a"}), sorted(k ^ {"a", "x"}), k == {"a", "b", "c"}, k >= {"a"}, k < {"a"}, k.isdisjoint("xy"), sorted(i & {("a", 1)}), sorted({"a", "n"} - k))
print(k.mapping["a"], type(k.mapping), v == d.values(), i == d.items(), k != v)
for bad in (lambda: k[0], lambda: hash(k), lambda: v & {1}, lambda: k + k, lambda: k.add(1), lambda: k < 5, lambda: next(k)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print({1: [1]}.items() == {1: [1]}.items(), list(iter(d.items())), [*d], {**d}, dict(d.items()))
