# Empty tuples, copies, merged constants, singletons.
def same(a, b): return a is b
t = (1, 2, 3); u = (1, 2, 3)
print(t is u, same((), tuple()), same(tuple([]), ()), t[:] is t, t[1:] is t[1:], t * 1 is t, t + () is t, () + t is t, tuple(t) is t)
def f(): return (1, 2, 3)
print(f() is t, f() is f(), same((1, "a", (2.5, None)), (1, "a", (2.5, None))))
l = [1]
print(l[:] is l, list(l) is l, l + [] is l, l * 1 is l, [] is [], {} is {}, frozenset() is frozenset(), same(bytes(), b""), same(b"a", b"a"), same(b"ab"[0:1], b"a"), same(bytes(b"xy"), b"xy"))
print(type(1) is int, None is None, ... is Ellipsis, NotImplemented is NotImplemented, int is type(True).__base__, f.__code__ is f.__code__, range(3) is range(3))
d = {}; print(d.keys() is d.keys(), d.copy() is d, dict(d) is d, frozenset((fs := frozenset([1]))) is fs)
print(1 == 1.0, same((1, 2), (1.0, 2)), same((0.0,), (-0.0,)), same((1,), (True,)))
