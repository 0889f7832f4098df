# Attributes of types, descriptors, super, unions and modules: values and texts of errors.
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
for s in '''A().__class__
P().x
P.x
P().z
property(1).__get__(None)
type.mro(A)
A.mro()
A.__bases__
A.__subclasses__()
A.__basicsize__, A.__itemsize__, A.__text_signature__, A.__type_params__
int.__text_signature__
A.__abstractmethods__
type.__abstractmethods__
A.__annotations__
int.__annotations__
A.__dict__
A|int
A|1
1|A
A|None
int|str|int
A.__or__(1)
list[int]
list[int]|None
isinstance(1,int|str)
isinstance(1,list[int])
issubclass(1,int)
issubclass(int,1)
isinstance(1,1)
type.__instancecheck__(A,1)
type.__subclasscheck__(A,1)
A.__module__
A.__qualname__
A.__name__
A.__doc__
type.__dict__['__name__'].__get__(A)
type.__call__(A)
repr(A), repr(int), repr(type)
M('x',(Y,),{})
type('x',(X,Y),{})
super(A,B()).foo
super(A,A)
super(B,A())
super(A,B).__init__
super(A).__get__(B())
super(1,2)
super(A,1)
super(type,type).__init_subclass__
super(A,B()).__thisclass__,super(A,B()).__self_class__
dict.fromkeys
dict.__dict__['fromkeys'].__get__(1)
dict.__dict__['fromkeys'].__get__(None,int)
dict.__dict__['fromkeys']()
dict.__dict__['fromkeys'](int)
int.__dict__['real'].__get__('a')
int.__dict__['real'].__set__(1,2)
int.__dict__['real']
S.a
S.a.__get__(A())
S.a.__set__(A(),1)
S().a
type.__dict__['__doc__']
list.__dict__['append'].__get__(1)
list.__dict__['append'].__get__([])
list.append.__get__([],list)
list.__add__.__get__([])
(1).__add__.__call__(2)
object.__dict__['__class__'].__get__(1)
A.__class__
A().__format__('x')
format(A(),'x')
A().__reduce__()
A().__reduce_ex__(2)
A().__reduce_ex__(4)
A().__getstate__()
object().__getstate__()
S().__getstate__()
S().__reduce_ex__(1)
S().__reduce__()
object.__init_subclass__(1)
object.__subclasshook__(1)
object().__dir__(1)
object().__eq__(1), object().__ne__(1)
A().__sizeof__()
object.__reduce_ex__(1)
object.__reduce_ex__([],2)
types.ModuleType('m').x
types.ModuleType('m')
types.ModuleType('m').__dict__
dir(types.ModuleType('m'))
type.__prepare__()
type.__prepare__(1,2,a=3)
type.__new__(type,'a',(),{},1)
type('a',(),{},**{'metaclass':M})
object().__class__(1)
A.__init_subclass__(x=1)
A.__subclasshook__()
A.__new__(1)
'''.split('\n')[:-1]: tr(s)
