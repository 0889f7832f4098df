# What is freed last is handed out first, class by class.
def reused(make, n=1):
    a = make(); i = id(a); del a
    b = make(); return id(b) == i
class C: pass
class S: __slots__ = ("a",)
def fn(): pass
print([reused(m) for m in (object, list, dict, set, C, S, lambda: [1, 2], lambda: {1: 2}, lambda: (1, len("a")), lambda: 1.5 * len("ab"), lambda: 10 ** len("1234567890"), lambda: "ab" * len("abc"), lambda: b"ab" * len("abc"), lambda: lambda: 0, lambda: (x for x in ()), lambda: C().__init__, lambda: slice(1), lambda: range(5), lambda: iter([]), lambda: ValueError(1), lambda: bytearray(5), lambda: memoryview(b""), lambda: type(len)(len) if 0 else object())])
print(id(object()) == id(object()), id([]) == id([]), id({}) == id({}), id(C()) == id(C()), id(S()) == id(S()), id([1]) == id([2]), id((1, len("a"))) == id((2, len("a"))), id(C().__dict__) == id(C().__dict__), id(set()) == id(set()))
a, b, c = object(), object(), object(); ids = [id(a), id(b), id(c)]; del a, b, c
x, y, z = object(), object(), object(); print([ids.index(id(o)) for o in (x, y, z)])
l1, l2 = [], []; i1, i2 = id(l1), id(l2); del l1; del l2; m1, m2 = [], []; print(id(m1) == i2, id(m2) == i1)
o = object(); i = id(o); del o; s = S.__new__(S) if False else object(); print(id(s) == i, all(id(o) % 16 == 0 for o in ([], {}, (1, len("a")), 1.5, C(), S(), object(), 10 ** 20)))
i = id(5000 + len("a")); print(id(6000 + len("a")) == i); p = 1.0 + len("a"); i = id(p); p = 2.0 + len("a"); print(id(p) == i); p = 3.0 + len("a"); print(id(p) == i)
t = (1, len("ab")); i = id(t); t = (2, len("ab")); print(id(t) == i); t = (3, len("ab")); print(id(t) == i)
