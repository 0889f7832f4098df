# __init_subclass__ and __set_name__: when, with what, in which order.
class Field:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
class Base:
    def __init_subclass__(cls, /, tag=None, **kw):
        print("init_subclass", cls.__name__, tag, kw)
        super().__init_subclass__(**kw)
class A(Base, tag=1):
    x = Field()
    y = Field()
class B(A): pass
try:
    class C(Base, other=2): pass
except TypeError as error:
    print(error)
try:
    class D(x=1): pass
except TypeError as error:
    print(error)
class BadField:
    def __set_name__(self, owner, name): raise ValueError("no")
try:
    class E:
        f = BadField()
except ValueError as error:
    print(error, error.__notes__)
