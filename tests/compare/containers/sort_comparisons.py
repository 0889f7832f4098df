# list.sort compares exactly what CPython compares, in the same order.
class V:
    log = 0
    trace = 0

    def __init__(self, v, tag=0):
        self.v, self.tag = v, tag

    def __lt__(self, other):
        V.log += 1
        V.trace = (V.trace * 1000003 + self.v * 31 + other.v) % (1 << 61)
        return self.v < other.v


state = 1


def rnd(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
    return (state >> 33) % n


def run(values, **kw):
    V.log = V.trace = 0
    items = [V(v, i) for i, v in enumerate(values)]
    items.sort(**kw)
    h = 0
    for i in items:
        h = (h * 1000003 + i.v * 7 + i.tag) % (1 << 61)
    print(len(values), V.log, V.trace, h)


for n in (0, 1, 2, 3, 5, 31, 32, 33, 63, 64, 65, 100, 127, 128, 129, 500, 1000):
    run([rnd(10 ** 6) for _ in range(n)])
    run([rnd(5) for _ in range(n)])
    run(list(range(n)))
    run(list(range(n))[::-1])
    run([rnd(1000) for _ in range(n)], reverse=True)
    run([rnd(1000) for _ in range(n)], key=lambda v: V(-v.v))
    half = [rnd(1000) for _ in range(n)]
    run(sorted(half[:n // 2]) + sorted(half[n // 2:]))
    run(sorted(half[:n // 3]) + sorted(half[n // 3:], reverse=True))
    run(list(range(n)) + [rnd(n + 1) for _ in range(10)])
    run([i % 7 for i in range(n)])


class Bad:
    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        if self.v == 13:
            raise ValueError('thirteen')
        return self.v < other.v


a = [Bad((i * 7919) % 101) for i in range(60)]
try:
    a.sort()
except ValueError as e:
    print(e, sorted(x.v for x in a) == sorted((i * 7919) % 101 for i in range(60)), [x.v for x in a])


class Odd:
    n = 0

    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        Odd.n += 1
        return Odd.n % 3 == 0


a = [Odd(i) for i in range(200)]
a.sort()
print([x.v for x in a])
print(sorted([3, 1.5, True, 2, -0.0, 0]), sorted([2.5, float('inf'), -1.0]), sorted(['b', 'a', 'é', 'ab', '', '\U00010000', '\uffff']))
nan = float('nan')
print(sorted([3.0, nan, 1.0, nan, 2.0]), sorted([5, 2.0, 9, 1.5]), sorted([(2, 'b'), (1, 'z'), (2, 'a')]), sorted([[3], [1, 2], []]))
print(sorted('the quick brown fox'.split(), key=len), sorted('the quick brown fox'.split(), key=len, reverse=True), sorted([3, 1, 2], key=None, reverse=1))
print(sorted([10 ** 30, 5, -10 ** 30, 2 ** 63, -2 ** 63]), sorted(['aa', 'a\0', 'a']))
