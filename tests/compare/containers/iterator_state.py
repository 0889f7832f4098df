# __length_hint__, __reduce__, __setstate__ of iterators.
def t(f):
    try:
        r = repr(f())
        while " at 0x" in r:
            a, b = r.split(" at 0x", 1)
            r = a + b[b.index(">"):]
        print(r)
    except BaseException as e:
        print(type(e).__name__, e)


class S:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i

    def __len__(self):
        return 4


for make in (lambda: iter([1, 2, 3]), lambda: reversed([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter({1: 2, 3: 4}), lambda: reversed({1: 2, 3: 4}),
             lambda: iter({1: 2}.items()), lambda: iter({1: 2}.values()), lambda: reversed({1: 2, 3: 4}.items()), lambda: iter({1}), lambda: iter(range(3)), lambda: iter(range(1 << 70, (1 << 70) + 3)),
             lambda: reversed(range(3)), lambda: reversed(range(1 << 70, (1 << 70) + 3)), lambda: enumerate([1]), lambda: zip([1]), lambda: zip([1], strict=True),
             lambda: map(len, [[1]]), lambda: filter(None, [1]), lambda: reversed((1, 2)), lambda: iter(S()), lambda: reversed(S()), lambda: iter(lambda: 1, 1)):
    it = make()
    t(lambda: type(it))
    t(lambda: iter(it) is it)
    t(lambda: it.__length_hint__() if hasattr(it, '__length_hint__') else None)
    t(lambda: [type(x).__name__ for x in it.__reduce__()])
    t(lambda: next(it))
    t(lambda: it.__reduce__()[1:])
    t(lambda: it.__length_hint__())
    t(lambda: list(it))
    t(lambda: it.__reduce__()[1:])
    t(lambda: it.__length_hint__())
    t(lambda: next(it))

for make in (lambda: iter([1, 2, 3]), lambda: reversed([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter(range(3)), lambda: iter(range(1 << 70, (1 << 70) + 3)), lambda: reversed((1, 2, 3)), lambda: iter(S())):
    for n in (-5, -1, 0, 1, 2, 3, 9):
        it = make()
        t(lambda: it.__setstate__(n))
        t(lambda: list(it))
it = iter([1, 2])
t(lambda: it.__setstate__('a'))
a = [1, 2, 3]
it = iter(a)
next(it); del a[:]
t(lambda: list(it)); a.append(1); t(lambda: list(it))
it = reversed([1, 2, 3])
e = enumerate('abc')
p = next(e); q = next(e); print(p, q)
print([id(x) for x in zip('abc', 'abc')] != 0, list(zip('abc', [1, 2, 3], 'xy')))
print(list(zip()), list(zip('ab')), list(zip('ab', strict=True)))
print(list(map(lambda *a: a, 'abc', [1, 2], (7, 8, 9))))
print(list(filter(bool, [0, 1, '', 'a', [], [0]])))
print(list(iter(iter([1, 2, 3, 4]).__next__, 3)))
