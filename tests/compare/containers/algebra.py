# Methods and operators of sets, views, ranges, slices, tuples.
a, b = {1, 2, 3, 4}, frozenset({3, 4, 5})
for op in ('__or__', '__and__', '__sub__', '__xor__', '__ror__', '__rand__', '__rsub__', '__rxor__', '__le__', '__lt__', '__ge__', '__gt__', '__eq__', '__ne__'):
    print(op, getattr(a, op)(b), getattr(b, op)(a), getattr(a, op)([1]))
for m in ('union', 'intersection', 'difference', 'symmetric_difference', 'issubset', 'issuperset', 'isdisjoint'):
    print(m, getattr(a, m)([3, 9]), getattr(b, m)({3: 1}), getattr(a, m)(a), getattr(a, m)('xy'))
print(a.union(), a.intersection(), a.difference(), a.union([7], [8], {9: 0}), a.difference([1], [2]), a.intersection([1, 2], [2, 3]))
for m in ('update', 'intersection_update', 'difference_update', 'symmetric_difference_update'):
    c = set(a); getattr(c, m)([3, 9]); print(m, c)
    c = set(a); getattr(c, m)(c); print(m, c)
c = set(a); c |= b; print(c); c &= b; print(c); c -= {3}; print(c); c ^= {4, 10}; print(c)
f = b; f |= {9}; print(f, b, type(f))
print(type(a | b), type(b | a), type(b.copy()), b.copy() is b, a.copy() is a, frozenset(b) is b)


class S(set):
    def __init__(self, x=()):
        super().__init__(x)


class F(frozenset):
    pass


print(S([1]), F([1]), S(), F(), S([1]) | {2}, type(S([1]) | {2}), type(F([1]) | {2}), type(S([1]).copy()), F([1]).copy(), repr(set()), repr(frozenset()), frozenset([1, 2]))
d, e = {1: 2, 3: 4, 5: 6}, {1: 2, 3: 9, 7: 8}
for x in (d.keys(), d.items()):
    for y in (e.keys(), e.items(), {1, (1, 2)}, [1, (1, 2)]):
        print(x | y, x & y, x - y, x ^ y, y == x, x.isdisjoint(y))
        try:
            print(x < y, x <= y, x > y, x >= y)
        except TypeError as err:
            print(err)
print([1, (1, 2)] & d.keys(), [1] | d.keys(), {1} - d.keys(), {1} ^ d.items(), d.keys() == {1, 3, 5}, d.items() == {(1, 2), (3, 4), (5, 6)}, d.values() == d.values(), (1, 2) in d.items(), 1 in d.items(), (1, 3) in d.items(), [1, 2] in d.items())
print(d.keys(), d.values(), d.items(), list(reversed(d.items())), len(d.keys()), d.keys().mapping)
print(d | e, e | d, {**d, **e}, dict(d, x=1), dict([(1, 2)], y=2), d == e, d != e, d == dict(d), dict.fromkeys('ab'), dict.fromkeys('ab', 1))
x = {}; x['self'] = x; print(x, x.keys(), x.values(), x.items())
y = [1]; y.append(y); print(y, (y,)); z = (y, [y]); print(z)


class MyD(dict):
    def __missing__(self, k):
        return ('missing', k)


print(MyD()[3], MyD().get(3), MyD(a=1), MyD.fromkeys('a'), type(MyD(a=1) | {}), type(MyD().copy()))


class Map:
    def keys(self):
        return ['p', 'q']

    def __getitem__(self, k):
        return k * 2


print(dict(Map()), {**Map()})
t = (1, 2, 3)
print(t + (), () + t, t * 1 is t, t[:] is t, t + () is t, t * 0, t * 2, t[::-1], t[5:], t[-2:], t[0:3:2], t.count(2), t.index(3), t.index(2, 1), 2 in t, t < (1, 2, 4), t <= t, t > (1, 2), t == [1, 2, 3], hash(t), t.__getnewargs__())
r = range(2, 20, 3)
print(r, len(r), r[1], r[-1], r[1:4], r[::-1], r[::2], r[10:], list(r), list(reversed(r)), r.index(8), r.count(8), r.count(9), 5 in r, 5.0 in r, 6 in r, 'a' in r, r.start, r.stop, r.step, r == range(2, 19, 3), r == range(2, 20, 4), hash(r) == hash(range(2, 19, 3)), bool(range(0)), range(0) == range(5, 1), hash(range(0)) == hash(range(3, 3)))
big = range(10 ** 20, 10 ** 20 + 10, 3)
print(big, list(big), big[2], big[-1], big[1:], 10 ** 20 + 3 in big, big.index(10 ** 20 + 6), list(reversed(big)), bool(big), big[::-1], len(big), range(-5, 5)[-3:], range(5, -5, -2), list(range(5, -5, -2)), range(10)[3:8:2], range(10)[8:3:-2])
print(slice(3), slice(1, 2), slice(1, 2, 3), slice(None) == slice(None, None, None), slice(1) < slice(2), slice(1, 10, 2).indices(5), slice(None, None, -1).indices(5), slice(-3, None).indices(10 ** 20), slice(10 ** 30).indices(5))
l = [1, 2, 3, 4, 5]
print(l[1:3], l[::-1], l[::2], l[-2:], l[10:], l[-100:2], l[3:1], l[True], l * 2, l + [6], 3 in l, l.index(3), l.count(3), l.copy(), l == l[:], l < [1, 2, 4], l != [1], [] < [1], l.__reversed__().__next__())
l[1:3] = 'xyz'; print(l); l[::2] = [0, 0, 0]; print(l); del l[::2]; print(l); l[0:0] = [9]; print(l); l[5:] = [7]; print(l); l[:] = l; print(l); l[1:1] = l; print(l); del l[-1]; print(l); l += 'ab'; print(l); l *= 2; print(l); l.insert(-1, 'i'); l.insert(100, 'e'); print(l); l.reverse(); print(l); print(l.pop(), l.pop(0), l.pop(-2)); l.remove('b'); print(l); l *= 0; print(l)
m = [1, 2]; m.extend(m); print(m); m += m; print(m); m[::-1] = m; print(m); m.extend(i for i in range(3)); print(m); m.extend({5: 6}); print(m)
print(list[int], tuple[int, str], dict[str, int], set[int], frozenset[str], enumerate[int], {1: 2}.keys().__iter__().__class__, list('abc'), tuple('abc'), list({1: 2}), tuple({1}), list(range(3)))
