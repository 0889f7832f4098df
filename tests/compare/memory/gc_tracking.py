# Which objects are watched.
import gc
t = gc.is_tracked
class A: pass
class S: __slots__ = ()
print([t(x) for x in (1, 1.5, "s", b"b", None, (), range(3), int, type, True, bytearray(), memoryview(b""))])
print([t(x) for x in ([], set(), frozenset(), lambda: 0, A, A(), S(), iter([]), slice(1), {}.keys(), ValueError(), print, A().__init__, gc, property(), (x for x in []))])
print(t({}), t({1: 2}), t({"a": "b"}), t({"a": []}), t({"a": (1, 2)}), t({"a": A()}), t({1: {}}), t({(): ()}), t(dict(a=1)), t({"k": None, "j": [1]}))
d = {}; d["a"] = 1; print(t(d)); d["b"] = []; print(t(d)); del d["b"]; print(t(d)); gc.collect(); print(t(d)); d["c"] = {}; print(t(d)); d.clear(); print(t(d))
x = (1, 2); n = (x, 3); m = ([], 1); made = tuple([1, 2]); made2 = tuple([made, 1])
print(t(made), t(made2), t(m)); gc.collect(); print(t(made), t(made2), t(m)); gc.collect(); print(t(made2), t(x), t(n))
print(t({"a": made}), t({**{"a": 1}}), t({"a": 1}.copy()), t({"a": []}.copy()))
a = A(); print(t(a.__dict__)); a.x = 1; print(t(a.__dict__)); a.y = []; print(t(a.__dict__))
print(t(A.__dict__), gc.is_finalized(a), gc.is_finalized(1))
