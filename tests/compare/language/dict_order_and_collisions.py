# Order survives deletion and growth; colliding hashes work.
d = {}
for i in range(100): d[i] = i
for i in range(0, 100, 2): del d[i]
for i in (0, 2): d[i] = "again"
print(list(d)[:3], list(d)[-3:], len(d))
class C:
    def __init__(self, n): self.n = n
    def __hash__(self): return 42
    def __eq__(self, o): return isinstance(o, C) and self.n == o.n
    def __repr__(self): return f"C{self.n}"
d = {C(i): i for i in range(20)}
for i in range(0, 20, 3): del d[C(i)]
print(d, C(4) in d, C(3) in d)
d[C(3)] = "back"
print(list(d)[-1], d[C(19)], len(d))
k = [(1, 2), "s", 1.5, None, True, b"b", frozenset([1]), 10 ** 30, range(3), int, -1, -2, "", ()]
d = dict(zip(k, range(len(k))))
print([d[x] for x in k], d[1], d[1.5], d[range(0, 3)])
d = {"x": 1}; d.pop("x"); d["y"] = 1; d["x"] = 2; print(list(d))
d = {i: None for i in range(8)}; [d.popitem() for _ in range(5)]; d["n"] = 1; print(d)
