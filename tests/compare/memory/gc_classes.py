# What the collector finds in cycles through classes; recursion through special methods.
import gc,sys
collect=gc.collect
sizeof=lambda x:x.__sizeof__() if not isinstance(x,type) else type(x).__sizeof__(x)
collect()
def f():
    class A: pass
f()
print(collect())
def f():
    class A:
        x=1
        def m(self): return __class__
        @property
        def p(self): return 1
    a=A(); a.me=a
    class B(A): __slots__=('q',)
    b=B(); b.q=b
f()
print(collect())
class D:
    def __del__(self): print('del',self.n); 
def f():
    a=D(); b=D(); a.n=1; b.n=2; a.b=b; b.a=a
f(); print(collect())
class Res:
    def __del__(self): keep.append(self)
keep=[]
def f():
    a=Res(); a.a=a
f(); print(collect(), len(keep)); keep.clear(); print(collect())
class M(type): pass
def f():
    class A(metaclass=M): pass
    class B(A): 
        def __init__(self): super().__init__()
    B()
f(); print(collect())
def f():
    def g(): return g
    return g
f(); print(collect())
def f():
    l=[]; l.append(l); d={}; d['d']=d
f(); print(collect())
class S: __slots__=('a','__weakref__')
def f():
    s=S(); s.a=s
    s2=S(); s2.a=[s2]
f(); print(collect())
def f():
    class L(list): pass
    l=L(); l.append(l); l.x=l
    class E(Exception): pass
    e=E(); e.x=e
    class T(tuple): pass
    t=T(([],)); t[0].append(t)
    p=property(lambda s:t); t.p=p
f(); print(collect())
print(sizeof(D), sizeof(S), sizeof(int), sizeof(M), sizeof(type('x',(int,),{})), sizeof(type('x',(Exception,),{})))
class G:
    def __getattr__(self,n): return getattr(self.inner,n)
try: G().x
except RecursionError as e: print(e)
class C:
    def __call__(self): return self()
try: C()()
except RecursionError as e: print(e)
class C: pass
C.__call__=C()
try: C()()
except RecursionError as e: print(e)
class C:
    def __repr__(self): return repr(self)
try: repr(C())
except RecursionError as e: print(e)
class C:
    def __eq__(self,o): return self==o
try: C()==1
except RecursionError as e: print(e)
class C:
    def __bool__(self): return not self
try: bool(C())
except RecursionError as e: print(e)
x=type('a',(),{})
for i in range(3000): x=type('a',(x,),{}) if i<300 else x
print(len(x.__mro__))
