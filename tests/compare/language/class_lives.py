# Instances of classes over builtin types, their death, metaclasses, descriptors, operators.
import sys
class A: pass
print([t for t in (1,2)])
# destruction order, slots, del, resurrection
class T:
    def __init__(self, n): self.n=n
    def __del__(self): print('del', self.n)
class S:
    __slots__=('b','a','c')
class S2(S):
    __slots__=('z','y')
class S3(S2): pass
s=S3(); s.b=T('b'); s.a=T('a'); s.c=T('c'); s.z=T('z'); s.y=T('y'); s.q=T('q'); s.r=T('r')
del s
print('---')
keep=[]
class R:
    def __del__(self): print('R del'); keep.append(self)
r=R(); del r
print(len(keep)); keep.clear(); print('end')
class E:
    def __del__(self): 1/0
E()
print('after')
class L(list): pass
l=L([T('i1'),T('i2')]); l.x=T('attr'); del l
print('--- dict sub')
class D(dict): pass
d=D(); d['k']=T('v'); d.x=T('attr'); del d
class EX(Exception): pass
e=EX(T('arg')); e.x=T('attr'); del e
class I(int): pass
i=I(7); i.x=T('int attr'); print(i+1, i.x.n, sys.getrefcount(I)); del i
class F(float): pass
f=F(2.5); f.x=1; print(f*2, f.x)
class ST(str): pass
st=ST('abc'); st.x=1; print(st+'d', st.x, len(st), st.__sizeof__())
class TU(tuple): pass
t=TU((1,2)); t.x=3; print(t, t.x, t[0])
class BY(bytes): pass
b=BY(b'ab'); b.x=3; print(b, b.x)
class SE(set): pass
x=SE([1]); x.y=2; print(x, x.y)
# metaclasses
class M(type):
    def __new__(m,n,b,d,**k): print('new',n,k); return super().__new__(m,n,b,d)
    def __init__(c,n,b,d,**k): print('init',n,k); super().__init__(n,b,d)
    def __call__(c,*a): print('call',a); return super().__call__(*a)
    @classmethod
    def __prepare__(m,n,b,**k): print('prep',n,k); return {'pre':1}
    def __getattr__(c,n): return 'meta '+n
class X(metaclass=M, opt=3):
    def __init__(self,v): self.v=v
    def f(self): return __class__
print(X(5).v, X.pre, X.zork, X(1).f())
class Y(X): 
    def __init__(self): super().__init__(9)
print(Y().v, type(Y), sys.getrefcount(X))
# descriptors
class Desc:
    def __get__(s,o,t): return ('get',o is None,t.__name__)
    def __set__(s,o,v): print('set',v)
    def __delete__(s,o): print('delete')
    def __set_name__(s,o,n): print('name',o.__name__,n)
class U:
    d=Desc()
u=U(); print(u.d, U.d); u.d=5; del u.d; u.__dict__['d']=1; print(u.d)
class P:
    def __init__(s): s._x=1
    @property
    def x(s): "doc x"; return s._x
    @x.setter
    def x(s,v): s._x=v
    @staticmethod
    def st(a): return a*2
    @classmethod
    def cl(c,a): return (c.__name__,a)
p=P(); p.x=10; print(p.x, P.x.__doc__, p.st(4), P.st(5), p.cl(1), P.cl(2))
# getattr hooks, eq/hash, comparisons, arithmetic
class G:
    def __getattr__(s,n):
        if n=='bad': raise AttributeError(n)
        return n*2
    def __eq__(s,o): return True
print(G().ab, getattr(G(),'bad',None), G()==1, G()!=1)
try: hash(G())
except TypeError as e: print(e)
class N:
    def __init__(s,v): s.v=v
    def __add__(s,o): return ('add',s.v,o)
    def __radd__(s,o): return ('radd',s.v,o)
    def __iadd__(s,o): s.v+=o; return s
    def __lt__(s,o): return s.v<o.v
    def __len__(s): return 3
    def __getitem__(s,i): 
        if i>2: raise IndexError
        return i*10
    def __contains__(s,x): return x==5
    def __call__(s,*a,**k): return (a,k)
    def __neg__(s): return -s.v
    def __bool__(s): return False
    def __int__(s): return 42
    def __index__(s): return 1
    def __float__(s): return 1.5
    def __repr__(s): return 'N(%d)'%s.v
    def __format__(s,f): return 'fmt'+f
    def __matmul__(s,o): return 'mm'
    def __pow__(s,o,m=None): return ('pow',o,m)
n=N(4)
print(n+1, 1+n, -n, len(n), n[1], list(n), 5 in n, n(1,a=2), not n, int(n), float(n), [7,8,9][n], f'{n:x}', n@1, n**2, N(1)<N(2), N(3)>N(2))
n+=3; print(n)
N.__add__=lambda s,o:'patched'
print(n+1)
del N.__add__
try: n+1
except TypeError as e: print(e)
class Sub(N): 
    def __radd__(s,o): return 'sub radd'
N.__add__=lambda s,o:"add"
print(N(1)+Sub(2))
