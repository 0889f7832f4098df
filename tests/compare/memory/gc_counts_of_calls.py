# What calls and special methods leave in count 0: tuples, dicts, methods and frames that live for a moment, the first time and the next.
import functools
import gc
import operator


class A:
    def __init__(self, *a, **k): pass
    def m(self, *a, **k): pass
    def __call__(self, *a, **k): pass
    def __getattr__(self, name): return 1
    def __add__(self, other): return 1
    def __eq__(self, other): return True
    def __iter__(self): return iter(())
    def __enter__(self): return self
    def __exit__(self, *a): pass
    @property
    def p(self): return 1
    @classmethod
    def k(cls): pass
    @staticmethod
    def s(): pass


def f(*a, **k): pass


a = A()
add = functools.partial(operator.add, 1)
cached = functools.lru_cache(lambda x: x)
CASES = [lambda: f(), lambda: f(1), lambda: f(1, 2), lambda: f(a=1), lambda: f(*[1, 2]), lambda: f(**{"a": 1}), lambda: A(), lambda: A(1), lambda: A(1, 2, 3), lambda: A(x=1), lambda: A(*(1, 2)),
         lambda: a.m(), lambda: a.m(1), lambda: a.m(x=1), lambda: a(), lambda: a(1), lambda: a(x=1), lambda: a.zzz, lambda: a + a, lambda: a == a, lambda: list(a), lambda: a.p, lambda: a.k(), lambda: a.s(), lambda: a.m,
         lambda: getattr(a, "m")(1), lambda: add(2), lambda: cached(5), lambda: sorted([3, 1]), lambda: sorted([3, 1], key=abs), lambda: max(1, 2), lambda: max([1, 2], key=abs), lambda: list(map(abs, [1])),
         lambda: list(zip([1], [2])), lambda: dict(a=1), lambda: dict([(1, 2)]), lambda: {**{}}, lambda: [*[]], lambda: "%s" % 5, lambda: "{}".format(5), lambda: f"{5}", lambda: "a".join(["b"]),
         lambda: isinstance(5, (int, str)), lambda: int("5"), lambda: a.__init__(1), lambda: A.m(a), lambda: [x for x in (1, 2)], lambda: list(x for x in (1, 2)),
         lambda: any(x for x in (1, 2)), lambda: divmod(7, 2), lambda: (1).__add__(2), lambda: [1, 2][0:1], lambda: print(end=""), lambda: range(5), lambda: slice(1), lambda: object()]
gc.disable()


def cost(work):
    work()
    gc.collect()
    row = []
    for _ in range(3):
        before = gc.get_count()[0]
        work()
        row.append(gc.get_count()[0] - before)
    return row


for number, work in enumerate(CASES):
    print(number, cost(work))


def with_statement():
    with a: pass


def exception():
    try: raise ValueError(1)
    except ValueError: pass


def unpack():
    x, y = 1, 2
    x, *y = 1, 2


def loop():
    for i, j in enumerate([1, 2]): pass
    for i, j in {1: 2}.items(): pass


for work in with_statement, exception, unpack, loop:
    print(work.__name__, cost(work))
