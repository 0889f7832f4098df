# What f(**mapping) and {**mapping} take, in which order, and what they say; the dict a function receives is its own; __set_name__ walks a copy.
def f(**k): return k
class M:
    def keys(self): print('keys'); return ['a','b']
    def __getitem__(self, k): return k*2
class Bad:
    def keys(self): raise AttributeError('x')
class Bad2:
    def keys(self): raise KeyError('x')
class Bad3:
    def keys(self): raise KeyError('x', 'y')
def g(): print('g'); return {2:3}
for src in ['f(**M())', 'f(**M(), a=1)', 'f(a=1, **M())', 'f(**{1:2}, **g())', 'f(**{1:2}, **{1:3})', 'f(**Bad())', 'f(**Bad2())', 'f(**Bad3())', 'f(**3)', 'f(**{1:2})', 'f(x=1, **{"x":2})', '{**M()}', '{**Bad()}', '{**Bad2()}', '{**3}', '{**{"a":1}, **M()}','f(**[])', 'print(**{"end":"", "nope":3})']:
    try: print(src, eval(src))
    except BaseException as e: print(src, type(e), e, e.__context__)
def k1(**k):
    k['z'] = 1
    return k
d = {'a':1}
k1(**d); print(d)
import sys
print(sys.getsizeof(k1(**d)), sys.getsizeof(k1(**{'a':1,'b':2,'c':3,'d':4,'e':5,'f':6})))
class D(dict):
    def __iter__(self): print('iter'); return dict.__iter__(self)
    def keys(self): print('dkeys'); return ['q']
    def __missing__(self, k): return 5
print(f(**D(a=1)))
print({**D(a=1)})
class N:
    x: int
class Desc:
    def __init__(self, n): self.n = n
    def __set_name__(self, o, n):
        print('set_name', n, sys.getrefcount(self)); 
        if self.n: setattr(o, 'new', Desc(0)); 
class K:
    a = Desc(0); b = Desc(1); c = Desc(0)
    def f(self): pass
class BadD:
    def __set_name__(self, o, n): raise ValueError(n)
try:
    class K2: z = BadD()
except ValueError as e: print(e, e.__notes__)
