# Changing types, class statements that fail, special methods that answer wrongly: texts of errors.
import types
def tr(s,g=None):
    try:
        r=eval(s,g or globals()); print(s,'->',repr(r))
    except BaseException as e: print(s,'->',type(e).__name__,e, getattr(e,'__notes__',''))
def ex(s):
    try: exec(s,globals()); print(s,'-> ok')
    except BaseException as e: print(s,'->',type(e).__name__,e, getattr(e,'__notes__',''))
class A: pass
class B(A): pass
class M(type): pass
class M2(type): pass
class X(metaclass=M): pass
class Y(metaclass=M2): pass
class S: __slots__=('a',)
class S2: __slots__=('a',)
class S3: __slots__=('b',)
class P:
    @property
    def x(self): return 1
    @property
    def y(self): return 1
    @y.setter
    def y(self,v): pass
for s in r'''A.__name__=1
A.__name__='Q';print(A)
A.__name__='A'
del A.__name__
A.__qualname__=1
A.__bases__=1
A.__bases__=()
A.__bases__=(1,)
A.__bases__=(B,)
A.__bases__=(object,)
A.__bases__=(int,)
B.__bases__=(S,)
B.__bases__=(A,A)
del B.__bases__
del A.__abstractmethods__
A.__abstractmethods__=['f']
A()
A.__abstractmethods__=['f','g','a']
A()
del A.__abstractmethods__
A()
A.__module__=1
int.__module__=1
A.__doc__=1
int.__doc__=1
del A.__doc__
A.__mro__=1
A.__dict__=1
A.__annotations__=1
A.__annotations__={}
del A.__annotations__
del A.__annotations__
A.__basicsize__=1
A.__type_params__=1
A.__class__=1
A.__class__=int
A.__class__=M
a=A();a.__class__=1
a=A();a.__class__=int
a=A();a.__class__=B
a=A();a.__class__=S
a=A();del a.__class__
a=S();a.__class__=S2
a=S();a.__class__=S3
a=1;a.__class__=int
a=1;a.__class__=A
a=types.ModuleType('x')
class MM(types.ModuleType): pass
a.__class__=MM;print(a)
a=A();a.__dict__=1
a=A();del a.__dict__;print(a.__dict__)
a=A();a.__weakref__=1
a=A();print(a.__weakref__)
P().x=1
del P().x
del P().y
P.x.__set__(P(),1)
class Q(1): pass
class Q(A,A): pass
class Q(A,object,A): pass
class Q(object,A): pass
class Q(A,B): pass
class Q(x=1): pass
class Q(metaclass=1): pass
class Q(metaclass=lambda *a,**k:(a,k),y=2): pass
print(Q)
class D:\n  def __set_name__(s,o,n): 1/0
class Q:\n  d=D()
class Q:\n  def __init_subclass__(cls,x): print(cls,x)
class R(Q): pass
class R(Q,x=1): pass
class R(Q,y=1): pass
class Q:\n  def __mro_entries__(s,b): return 1
class R(Q()): pass
class Q:\n  def __mro_entries__(s,b): return (A,)
class R(Q()): print(__orig_bases__)
print(R.__mro__,R.__orig_bases__)
type('x',(Q(),),{})
class PM(type):\n  def __prepare__(*a): return 1
class R(metaclass=PM): pass
class PM(type):\n  @classmethod\n  def __prepare__(*a): return 1
class R(metaclass=PM): pass
class PM(type):\n  def mro(cls): return 1
class R(metaclass=PM): pass
class PM(type):\n  def mro(cls): return [1]
class R(metaclass=PM): pass
class PM(type):\n  def mro(cls): return [cls,int]
class R(metaclass=PM): pass
class PM(type):\n  def __new__(m,n,b,d): return type.__new__(m,n,b,{})
class R(metaclass=PM):\n  def f(self): return __class__
class PM(type):\n  def __new__(m,n,b,d): return type.__new__(m,n,b,dict(d,__classcell__=types.CellType()))
class R(metaclass=PM):\n  def f(self): return __class__
class R:\n  __slots__='__dict__'
print(R.__dict__,R.__dictoffset__,R().__dict__)
class R:\n  __slots__='__weakref__','x'
print(R.__dict__,R.__weakrefoffset__,R.__basicsize__)
class R(R):\n  __slots__=('__a','b')
print(R.__dict__,R.__basicsize__)
class R(R):\n  __slots__={'q':'doc'}
print(R.__dict__,R.__basicsize__, R.__slots__)
class R(tuple):\n  __slots__='a'
class R:\n  __slots__=['a','']
class R:\n  __slots__=['b','a',1]
class R:\n  __hash__=None
hash(R())
class R:\n  def __hash__(s): return 'a'
hash(R())
class R:\n  def __bool__(s): return 1
bool(R())
class R:\n  def __len__(s): return -1
len(R())
class R:\n  def __len__(s): return 'a'
len(R())
class R:\n  def __len__(s): return 1<<70
len(R())
class R:\n  def __init__(s): return 1
R()
class R:\n  def __repr__(s): return 1
repr(R())
class R:\n  def __index__(s): return 'a'
[1][R()]
class R:\n  def __setitem__(s,a,b): return 'a'
del R()[1]
class R:\n  __contains__=None
1 in R()
class R:\n  __iter__=None
iter(R())
class R:\n  def __call__(s): pass
R()(1)
class R:\n  def __getattr__(s,n): raise AttributeError('no')
R().x
class R:\n  def __getattribute__(s,n): return n
print(R().x)
class R:\n  def __setattr__(s,n,v): print('set',n)
R().x=1
del R().x
object.__setattr__(int,'x',1)
object.__setattr__(A,'x',1)
type.__setattr__(int,'x',1)
object.__setattr__(R(),'x')
'''.split('\n')[:-1]: ex(s.replace('\\n','\n'))
