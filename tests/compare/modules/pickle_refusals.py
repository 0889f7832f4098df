# pickle: what cannot be pickled and what __reduce__ may not say, word by word; containers that change meanwhile; depth is an error, never a crash.
import pickle, io, sys, types, copyreg, collections, weakref
def t(f,*a,**k):
    try: print(f(*a,**k))
    except BaseException as e: print(type(e).__module__, type(e).__name__, e)
def gen(): yield
async def co(): pass
class X: 
    def m(self): pass
def f():
    def inner(): pass
    class Loc: pass
    return inner, Loc, Loc()
inner,Loc,loc=f()
lam=lambda:1
x=X(); c=co()
objs=[gen(), lam, inner, Loc, loc, c, sys, sys._getframe(), memoryview(b'a'), weakref.ref(x), {}.keys(), {}.items(), iter(callable,1), types.MappingProxyType({}), io.StringIO('a'), io.BytesIO(b'b'), property(), staticmethod(f), classmethod(f), X.__dict__, X.__dict__['m'], (1).__add__, int.__add__, list.append, type.__dict__['__mro__'], types.CellType(1), super(X,x), iter([1,2]), iter((1,)), iter({1:1}), iter('ab'), iter(b'a'), enumerate([1]), zip([1]), map(len,[]), filter(None,[]), reversed([1]), iter(range(3)), iter({1}), iter(set()), slice(1), range(2), types.GenericAlias(list,int), open('/dev/null'), types.ModuleType('zz'), object, sys.flags, sys.version_info]
for o in objs:
    for p in (0,2,4):
        try: print(type(o).__name__,p,pickle.dumps(o,p))
        except BaseException as e: print(type(o).__name__,p,type(e).__module__,type(e).__name__, e)
c.close()
class R:
    def __init__(self,v): self.v=v
    def __reduce__(self): return self.v
for v in [1,None,(),(1,),(list,),(list,1),(1,()),(list,(),None,1),(list,(),None,None,1),(list,(),None,None,None,1),(list,(),1,2,3,4,5,6),'nosuch','print',(copyreg.__newobj__,()),(copyreg.__newobj__,(1,)),(copyreg.__newobj__,(int,)),(copyreg.__newobj_ex__,(int,)),(copyreg.__newobj_ex__,(1,(),{})),(copyreg.__newobj_ex__,(int,1,{})),(copyreg.__newobj_ex__,(int,(),1)), (list,(),None,None,iter([1])),(dict,(),None,None,iter([(1,)])), (dict,(),None,None,iter([1,2]))]:
    for p in (1,2,4): t(pickle.dumps,R(v),p)
class BadA:
    def __getattr__(self,n): raise RuntimeError('boo '+n)
t(pickle.dumps,BadA())
class NoRed:
    __reduce_ex__=None
t(pickle.dumps,NoRed())
class Fake: pass
F1=Fake
class Fake: pass
t(pickle.dumps,F1()); t(pickle.dumps,F1)
X.__module__='nomod'
t(pickle.dumps,X); X.__module__=None; t(pickle.dumps,X); X.__module__='__main__'
X.__qualname__='Q.R'; t(pickle.dumps,X); X.__qualname__='é'; globals()['é']=X; t(pickle.dumps,X,2);t(pickle.dumps,X,0);t(pickle.dumps,X,3); t(pickle.dumps,X,4)
X.__qualname__='X'; 
d={1:2,3:4}
class Mut:
    def __reduce__(self): d[len(d)+10]=1; return (int,())
d[5]=Mut()
t(pickle.dumps,d)
s={1}
class MutS:
    def __reduce__(self): s.add(len(s)+10); return (int,())
s.add(MutS()); t(pickle.dumps,s)
l=[]
class MutL:
    def __reduce__(self):
        if len(l)<5: l.append(MutL())
        return (int,())
l+=[MutL(),2]; t(pickle.dumps,l)
def nest(n):
    x=[]
    for i in range(n): x=[x]
    return x
def nestt(n):
    x=()
    for i in range(n): x=(x,)
    return x
def nestd(n):
    x={}
    for i in range(n): x={1:x}
    return x
for f in nest,nestt,nestd:
    for p in (0,2,4): t(pickle.dumps,f(100000),p)
class C: pass
y=C()
for i in range(20000):
    z=C(); z.a=y; y=z
try: pickle.dumps(y)
except RecursionError as e: print(str(e)[:32])
b=pickle.dumps(nest(400)); r=pickle.loads(b); n=0
while r: r=r[0]; n+=1
print(n)
deep=b'(l'*100000+b'a'*99999+b'.'
r=pickle.loads(deep); n=0
while r: r=r[0]; n+=1
print(n)
