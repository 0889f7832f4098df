# Displays, dict(), fromkeys, comprehensions, copies, updates.
import sys
s = sys.getsizeof
print(s({}), s({"a": 1}), s({1: 1}), s({"a": 1, 2: 2}), s(dict()), s(dict(a=1)), s(dict([("a", 1)])), s(dict.fromkeys("ab")), s(dict.fromkeys({1, 2, 3})), s(dict.fromkeys(range(3))))
print([s({str(i): i for i in range(n)}) for n in range(13)])
print(s({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}), s({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}), s({1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6}), s(dict(a=1, b=2, c=3, d=4, e=5, f=6)))
d = {i: i for i in range(20)}
print(s(d), s(d.copy()), s(dict(d)), s({**d}), s(d | {}))
for i in range(15): del d[i]
print(s(d), s(d.copy()), s(dict(d)))
for i in range(100, 110): d[i] = i
print(s(d)); d.clear(); print(s(d)); d["k"] = 1; print(s(d)); d.popitem(); print(s(d)); d[1] = 1; print(s(d))
e = {}; e.update({"a": 1, "b": 2}); print(s(e)); e.update({i: i for i in range(10)}); print(s(e)); f = {}; f.setdefault("x", 1); print(s(f))
k = {"a": 1}; k[1] = 2; del k[1]; print(s(k))
