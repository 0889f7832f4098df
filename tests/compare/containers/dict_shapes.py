# Sizes of dicts of instances as attributes come, go and are shared.
import sys


class A:
    def __init__(self):
        self.a = 1
        self.b = 2


sizes = []
objs = []
for i in range(35):
    o = A()
    objs.append(o)
    sizes.append(sys.getsizeof(o.__dict__))
print(sizes)
print([sys.getsizeof(o.__dict__) for o in objs])


class B:
    pass


o = B()
out = []
for i in range(40):
    setattr(o, 'x%d' % i, i)
    out.append(sys.getsizeof(o.__dict__))
print(out)


class C:
    pass


o = C()
o.b = 1; o.a = 2; o.c = 3
p = C()
p.c = 1; p.a = 2; p.b = 3
print(list(o.__dict__), list(p.__dict__), sys.getsizeof(p.__dict__))
del p.a
print(list(p.__dict__), sys.getsizeof(p.__dict__))
p.a = 7
print(p.__dict__, sys.getsizeof(p.__dict__))
q = C()
q.c = 1; q.a = 2; q.b = 3
del q.a
q.a = 5
print(q.__dict__)
print(sys.getsizeof(q.__dict__), q.__dict__.popitem(), sys.getsizeof(q.__dict__), q.__dict__)
r = C()
r.z = 1
r.__dict__[1] = 2
print(sys.getsizeof(r.__dict__), r.__dict__)
r = C(); r.k = 1; r.__dict__.clear(); print(sys.getsizeof(r.__dict__)); r.k = 2; print(sys.getsizeof(r.__dict__), r.__dict__)
r = C(); r.k = 1; d = r.__dict__.copy(); print(sys.getsizeof(d), d, sys.getsizeof(dict(r.__dict__)), sys.getsizeof({**r.__dict__}))
r = C(); r.k = 1; d = r.__dict__; d['n'] = 3; print(r.n, sys.getsizeof(d)); r.__dict__ = {'q': 1}; print(r.q, hasattr(r, 'k'), d)
try:
    del r.nothing
except AttributeError as e:
    print(e)
r = C()
try:
    del r.unheard_of
except AttributeError as e:
    print(e)
print(sys.getsizeof(C), sys.getsizeof(A), sys.getsizeof(r.__dict__))


class L(list):
    pass


print([sys.getsizeof(L().__dict__) for _ in range(3)])
x = L(); x.a = 1; print(x.__dict__, sys.getsizeof(x), sys.getsizeof(x.__dict__))


class D2(C):
    pass


y = D2(); y.c = 1; y.n = 2
print(y.__dict__, sys.getsizeof(y.__dict__))
print([sys.getsizeof(dict.fromkeys(range(n))) for n in range(12)], [sys.getsizeof(dict.fromkeys({i: 1 for i in range(n)})) for n in range(12)], [sys.getsizeof(dict.fromkeys(set(range(n)))) for n in range(12)])
d = {i: i for i in range(100)}
for i in range(70):
    del d[i]
print(sys.getsizeof(d), sys.getsizeof(d.copy()), sys.getsizeof(dict(d)), sys.getsizeof(d | {}), sys.getsizeof({**d}))
d = {'a': 1}; d[2] = 1; print(sys.getsizeof(d)); del d[2]; print(sys.getsizeof(d), sys.getsizeof(d.copy()))
d = {}
d.setdefault('a', 1); print(sys.getsizeof(d)); d.setdefault(1, 1); print(sys.getsizeof(d), d)
l = []
out = []
for i in range(20):
    l.append(i); out.append(sys.getsizeof(l))
print(out)
print(sys.getsizeof([1, 2, 3]), sys.getsizeof([i for i in range(5)]), sys.getsizeof(list(range(5))), sys.getsizeof(list(i for i in range(5))), sys.getsizeof([1] * 7), sys.getsizeof([1, 2, 3][:2]), sys.getsizeof([1, 2] + [3]), sys.getsizeof(list((1, 2, 3))), sys.getsizeof([*range(3), 4]))
s = set(); out = []
for i in range(100):
    s.add(i); out.append(sys.getsizeof(s))
print(out)
print(sys.getsizeof(set(range(5))), sys.getsizeof(set(set(range(5)))), sys.getsizeof({1, 2, 3} | {4, 5, 6}), sys.getsizeof(frozenset([1])), sys.getsizeof({1: 2}.keys()), sys.getsizeof(iter({})), sys.getsizeof(iter([])), sys.getsizeof(iter(set())), sys.getsizeof(range(3)), sys.getsizeof(iter(range(3))), sys.getsizeof(slice(1)), sys.getsizeof(enumerate([])), sys.getsizeof(zip()), sys.getsizeof(map(len, [])), sys.getsizeof(reversed([])), sys.getsizeof(reversed(())), sys.getsizeof(()), sys.getsizeof((1, 2)))
