# What objects of many kinds refer to, in the order in which the collector meets it, and whether it tracks them.
import gc, sys, types, functools, collections, itertools, weakref, operator
def nm(x):
    if isinstance(x, (str, int, float, bytes)): return repr(x)
    if isinstance(x, type): return 'T:' + x.__name__
    return type(x).__name__
def show(label, o): print(label, gc.is_tracked(o), [nm(x) for x in gc.get_referents(o)])
class C:
    k = 1
    def m(self): pass
class S: __slots__ = ('a', 'b')
class L(list): __slots__ = ('q',)
class E(Exception): pass
class M(type): pass
class K(metaclass=M): pass
def f(a=1, *, b=2) -> int: 
    "doc"
    return a
def clo():
    x = 1; y = 2
    def g(): return x, y
    return g
def gen():
    x = 'local'; yield x
async def co(): pass
async def ag(): yield
c = C(); c.x = 1; c.y = 2
cd = C(); cd.x = 'v'; cd.__dict__
s = S(); s.b = 'b'; s.a = 'a'
l = L([1, 2]); l.q = 'q'
e = E('arg'); e.x = 1; e.add_note('n'); e.__cause__ = ValueError(2)
try: f(1, 2)
except TypeError as err: te = err
g = gen(); g2 = gen(); next(g2)
cor = co()
r = weakref.ref(c, print)
from collections import *
objs = dict(c=c, cd=cd, s=s, l=l, e=e, te=te, tb=te.__traceback__, frame=te.__traceback__.tb_frame, f=f, clo=clo(), cell=clo().__closure__[0], g=g, g2=g2, cor=cor, agn=ag(), C=C, S=S, K=K, M=M, int_=int, code=f.__code__, meth=c.m, bm=[].append, wrapper=int.__add__, mw=(1).__add__, md=list.append, gs=C.__dict__['__dict__'], mem=S.__dict__['a'], prop=property(f, doc='d'), st=staticmethod(f), cm=classmethod(f), r=r, px=weakref.proxy(c), sup=super(C, c), sl=slice(1, 'a'), en=enumerate('ab'), z=zip('ab', [1]), mp=map(f, [1]), fl=filter(None, 'a'), rv=reversed([1]), it=iter([1]), ti=iter((1,)), si=iter('a'), di=iter({1: 2}), dii=iter({1:2}.items()), dv={1: 2}.values(), se=iter({1}), ri=iter(range(3)), ci=iter(f, 1), mpx=types.MappingProxyType({1: 2}), ns=types.SimpleNamespace(a=1), mod=types.ModuleType('m'), ga=list[int], un=int | str, part=functools.partial(f, 1, b=2), lru=functools.lru_cache(f), dq=deque([1, 2]), dd=defaultdict(list, a=1), od=OrderedDict(a=1), cnt=Counter('a'), dqi=iter(deque([1])), odi=iter(OrderedDict(a=1)), chain=itertools.chain([1], [2]), cyc=itertools.cycle([1]), rep=itertools.repeat('x', 3), cnt_=itertools.count('x' if 0 else 1.5), isl=itertools.islice([1], 2), gb=itertools.groupby([1]), tee=itertools.tee([1])[0], prod=itertools.product([1], [2]), comb=itertools.combinations([1, 2], 1), perm=itertools.permutations([1]), sm=itertools.starmap(f, []), tw=itertools.takewhile(f, []), dw=itertools.dropwhile(f, []), ff=itertools.filterfalse(f, []), comp=itertools.compress([1], [1]), zl=itertools.zip_longest([1], fillvalue=9), pw=itertools.pairwise([1, 2]), bt=itertools.batched([1], 2), ig=operator.itemgetter(1, 2), mv=memoryview(b'a'), t=(1, [2]), d={'a': [1]}, d2={1: 'x', 'k': []}, st_={1}, fs=frozenset([1]), bo=c.__repr__, ckk=functools.cmp_to_key(f), cw=cor.__await__(), si_=sys.version_info,)
for k, v in objs.items(): show(k, v)
cor.close()
def ta[T: int](x: T) -> T: return x
type X[T] = list[T]
class G[T]: pass
show('ta', ta); show('X', X); show('G', G);
