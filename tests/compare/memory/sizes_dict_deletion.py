# Tables after del, pop, popitem, clear; insertions after deletions.
import sys
g = sys.getsizeof
d = {str(i): i for i in range(100)}
row = [g(d)]
for i in range(90): del d[str(i)]
row += [g(d), g(d.copy()), g(dict(d)), g({**d})]
print(row)
sizes = []
for i in range(60):
    d["n" + str(i)] = 1
    sizes.append(g(d))
print(sizes)
d = {i: i for i in range(10)}
while d: d.popitem()
print(g(d)); d[1] = 1; print(g(d))
d.clear(); print(g(d)); d["a"] = 1; print(g(d))
d = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}
for i in range(20): d.pop("a", None); d["a"] = i
print(g(d), list(d))
d = {"a": 1}
for i in range(50): d["k%d" % i] = 1; del d["k%d" % i]
print(g(d), d)
d = {i: 1 for i in range(5)}
for i in range(5): d.popitem(); d[i] = 1
print(g(d))
