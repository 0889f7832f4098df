# Texts of errors of containers and iterators.
def t(f):
    try:
        r = repr(f())
        print(r.split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__, e)


def dele(x, i):
    del x[i]


def seti(x, i):
    x[i] = 1


class S:
    def __getitem__(self, i):
        return i


class L:
    __len__ = None


class BadHint:
    def __init__(self, v):
        self.v = v

    def __iter__(self):
        return iter([1, 2])

    def __length_hint__(self):
        if isinstance(self.v, Exception):
            raise self.v
        return self.v


class BadIter:
    def __iter__(self):
        return 1


one = 1
t(lambda: dele((1, 2), 0)); t(lambda: seti((1, 2), 0)); t(lambda: seti(1, 0)); t(lambda: dele(1, 0))
t(lambda: one[0]); t(lambda: int[0]); t(lambda: len(1)); t(lambda: len(L())); t(lambda: 1 in one); t(lambda: iter(1)); t(lambda: next(1)); t(lambda: next([]))
l = [1]; tu = (1,); r3 = range(3); st = 'abc'; none = None
t(lambda: seti(range(3), 0)); t(lambda: l[none]); t(lambda: l['a']); t(lambda: seti([1], 'a')); t(lambda: dele([1], 'a')); t(lambda: tu['a']); t(lambda: r3['a']); t(lambda: st['a'])
t(lambda: l[5]); t(lambda: seti([1], 5)); t(lambda: dele([1], 5)); t(lambda: tu[5]); t(lambda: r3[5])
t(lambda: l + 1); t(lambda: l * 'a'); t(lambda: tu + 1); t(lambda: 'a' * tu); t(lambda: l * (1 << 62)); t(lambda: tu * (1 << 62)); t(lambda: l * (1 << 80)); t(lambda: l[1 << 80])
t(lambda: [1].pop(5)); t(lambda: [].pop()); t(lambda: [1].pop('a')); t(lambda: [1].pop(1 << 70)); t(lambda: [1].remove(2)); t(lambda: [1].index(2)); t(lambda: (1,).index(2)); t(lambda: [1].index(1, 'a')); t(lambda: [].index()); t(lambda: [].append()); t(lambda: [].append(1, 2)); t(lambda: [].append(a=1))
t(lambda: [].sort(1)); t(lambda: [].sort(foo=1)); t(lambda: [].sort(key=1)); t(lambda: [2, 1].sort(key=1)); t(lambda: [2, 'a'].sort()); t(lambda: list(1)); t(lambda: list(1, 2)); t(lambda: list(a=1)); t(lambda: tuple(a=1)); t(lambda: tuple(1, 2)); t(lambda: tuple(1))
t(lambda: [].insert(1)); t(lambda: [].insert('a', 1)); t(lambda: [].extend(1)); t(lambda: [].extend(BadHint(-1))); t(lambda: [].extend(BadHint('a'))); t(lambda: [].extend(BadHint(TypeError()))); t(lambda: [].extend(BadHint(ValueError('x')))); t(lambda: iter(BadIter())); t(lambda: list(BadIter()))
t(lambda: {}.pop(1)); t(lambda: {}.popitem()); t(lambda: {}[1]); t(lambda: {}['a']); t(lambda: dele({}, 1)); t(lambda: {}.get()); t(lambda: {}.setdefault()); t(lambda: {[]: 1}); t(lambda: {}[[]]); t(lambda: dict(1)); t(lambda: dict([1])); t(lambda: dict(['abc'])); t(lambda: dict([(1, 2, 3)])); t(lambda: dict(1, 2)); t(lambda: {}.update(1, 2)); t(lambda: {}.update(1)); t(lambda: {}.fromkeys()); t(lambda: {} | 1); t(lambda: {}.pop()); t(lambda: {}.pop(1, 2, 3)); t(lambda: dict(['ab', 'cd'])); t(lambda: {}.update(['ab'], x=1)); t(lambda: {1: 2} < {1: 3})
def f(d, x):
    d |= x
    return d
t(lambda: f({}, 1)); t(lambda: f({}, [(1, 2)])); t(lambda: f(set(), [1])); t(lambda: f(set(), {1}))
t(lambda: set(1)); t(lambda: set(1, 2)); t(lambda: set(a=1)); t(lambda: frozenset(a=1)); t(lambda: {1} | [1]); t(lambda: {1}.remove(2)); t(lambda: set().pop()); t(lambda: {[]}); t(lambda: {1}.union(1)); t(lambda: {1} < [1]); t(lambda: {1}.issubset(1)); t(lambda: hash({1})); t(lambda: hash([])); t(lambda: hash({})); t(lambda: hash(([],)))
t(lambda: {1}.remove({2})); t(lambda: {frozenset({2})}.remove({2})); t(lambda: {2} in {frozenset({2})}); t(lambda: {frozenset({2})}.discard({2})); t(lambda: [] in {1}); t(lambda: {1}.discard([])); t(lambda: {1}.add([])); t(lambda: {1}.remove('a'))
t(lambda: range()); t(lambda: range(1, 2, 3, 4)); t(lambda: range('a')); t(lambda: range(1, 2, 0)); t(lambda: range(a=1)); t(lambda: range(3).index(7)); t(lambda: range(3).index('a')); t(lambda: range(1.5)); t(lambda: len(range(1 << 70)))
t(lambda: slice()); t(lambda: slice(1, 2, 3, 4)); t(lambda: hash(slice(1))); t(lambda: slice(1).indices('a')); t(lambda: slice(1).indices(-1)); t(lambda: slice(1, 2, 0).indices(3)); t(lambda: slice('a').indices(3)); t(lambda: l[::0]); t(lambda: l['a':]); t(lambda: seti([1, 2], slice(None, None, 2)))
def ss(*a):
    x = [1, 2, 3]
    x[slice(*a[:-1])] = a[-1]
    return x
t(lambda: ss(None, None, 2, [1])); t(lambda: ss(None, None, 2, 1)); t(lambda: ss(1, 2, 1)); t(lambda: ss(2, 0, [7])); t(lambda: ss(None, None, -1, [1, 2, 3]))
t(lambda: enumerate()); t(lambda: enumerate(1)); t(lambda: enumerate([], 'a')); t(lambda: enumerate([], 1, 2)); t(lambda: enumerate(start=1)); t(lambda: enumerate(foo=1)); t(lambda: enumerate(iterable=[])); t(lambda: enumerate([], foo=1)); t(lambda: enumerate(start=1, iterable=[3]).__next__()); t(lambda: list(enumerate('ab', 2**63 - 2))); t(lambda: list(enumerate('abc', 2**63 - 1)))
t(lambda: zip(1)); t(lambda: zip(a=1)); t(lambda: zip([], 1)); t(lambda: list(zip([1], [], strict=True))); t(lambda: list(zip([], [1], strict=True))); t(lambda: list(zip([1], [1], [], strict=True))); t(lambda: list(zip([], [], [1], strict=True)))
t(lambda: map()); t(lambda: map(1)); t(lambda: map(1, 1)); t(lambda: map(1, [], a=1)); t(lambda: filter()); t(lambda: filter(1)); t(lambda: filter(1, 1)); t(lambda: filter(a=1)); t(lambda: reversed()); t(lambda: reversed(1)); t(lambda: reversed({1})); t(lambda: reversed(a=1)); t(lambda: reversed(1, 2)); t(lambda: list(reversed({1: 2})))
t(lambda: iter(1, 2)); t(lambda: iter()); t(lambda: next(map(1, [1])))
t(lambda: hash({}.keys())); t(lambda: {1: 2}.keys() | 3); t(lambda: {1: 2}.keys().isdisjoint(1)); t(lambda: {1: 2}.items() & 1)
t(lambda: reversed(S())); t(lambda: 5 in S())
