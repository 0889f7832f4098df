# Names of keyword arguments whose __hash__ is Python code: it runs while the arguments are bound, wherever the call comes from.
class S(str):
    def __hash__(s):
        a = b = c = d = e = 1.5
        x = [[i] for i in range(5)]
        return hash(str(s))
    def __eq__(s, o): return str(s) == str(o)
def f(a, b=2, **k): return a, b, k
def g(*a, x=1, **k): return a, x, k
class C:
    def __init__(self, *a, **k): self.k = a, k
    def m(self, *a, **k): return k
for i in range(3):
    print(f(*[1.5], **{S('p'): [1], S('q'): [2], 'z': [3]}))
    print(g([1], [2], **{S('x'): [5], S('q'): [2]}))
    print(C([1], **{S('p'): [1], S('q'): [2]}).k)
    print(C().m([0], **{S('p'): [1], S('q'): [2]}))
class M(type):
    def __call__(cls, *a, **k): return super().__call__(*a, **k)
class D(C, metaclass=M):
    def __new__(cls, *a, **k): return super().__new__(cls)
    def __call__(self, *a, **k): return k
import functools
def gen(*a, **k): yield k
async def co(**k): return k
kw = {S('p'): [1], S('q'): [2]}
for i in range(3):
    print(D([1], **kw).k, D([1])(**kw))
    print(functools.partial(C, **kw)().k, functools.partial(D([2]), **kw)([5]), functools.partial(f, 1, **kw)())
    print(list(gen([1], **kw)), list(map(lambda x: f([x], **kw), [1, 2])))
    class B:
        def __init_subclass__(cls, **k): cls.k = k
    print(type('X', (B,), {}, **kw).k, (lambda *a, **k: (a, k))([9], **kw))
    print(max([[3], [1]], key=functools.partial(lambda x, **k: x, **kw)))
    try: co(**kw).send(None)
    except StopIteration as e: print(e.value)
