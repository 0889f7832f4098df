# Every dict method, insertion order, and errors.
d = {"a": 1, "b": 2}
d["c"] = 3; d["a"] = 9
print(d, d.get("x"), d.get("x", 0), d.setdefault("a", 5), d.setdefault("n"), d.pop("b"), d.pop("zz", "dflt"), d)
d.update({"u": 1}, v=2); d.update([("w", 3)]); d.update(x=1); print(d, d.popitem(), len(d))
print(dict(), dict(a=1), dict([("k", "v")]), dict({"a": 1}, b=2), dict(zip("ab", (1, 2))), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {**d, "z": 0})
print({"a": 1} | {"a": 2, "b": 3}, d.copy() == d, d.copy() is d, list(d), list(reversed(d)), "a" in d, 1 in d)
e = {"q": 1}; e |= {"r": 2}; e |= [("s", 3)]; print(e)
e.clear(); print(e, e == {}, {1: "int", 1.0: "float", True: "bool"})
for bad in (lambda: {}["k"], lambda: {}.pop("k"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: dict(5), lambda: dict([1]), lambda: dict([(1,)]), lambda: dict(["abc"]), lambda: {}.update(5), lambda: {}.update([1], [2]), lambda: {} | [], lambda: dict.fromkeys(5), lambda: {}.get(), lambda: {}[{}], lambda: {}.setdefault([]), lambda: {} < {}, lambda: dict(**{1: 2}), lambda: {}.pop(), lambda: {(1, []): 2}):
    try: print(bad())
    except Exception as ex: print(type(ex).__name__, ex)
