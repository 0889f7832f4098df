# A metaclass makes, calls, and answers for its classes.
class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **kw):
        print("prepare", name, bases, kw)
        return {"prepared": True}
    def __new__(meta, name, bases, space, **kw):
        print("new", name, sorted(k for k in space if not k.startswith("__")))
        return super().__new__(meta, name, bases, space)
    def __init__(cls, name, bases, space, **kw):
        print("init", name, kw)
        super().__init__(name, bases, space)
    def __call__(cls, *args):
        print("call", args)
        return super().__call__(*args)
    def __len__(cls): return 42
    def __getattr__(cls, name): return f"meta {name}"
    def __repr__(cls): return f"<Meta {cls.__name__}>"
    @property
    def prop(cls): return "prop of " + cls.__name__

class A(metaclass=Meta, flag=1):
    x = 1
class B(A):
    def __init__(self, v): self.v = v
print(B(3).v, len(B), A.missing, A.prop, A, type(B) is Meta, A.prepared)
try:
    B(1).prop
except AttributeError as error:
    print(error)
class M2(type): pass
try:
    class C(A, metaclass=M2): pass
except TypeError as error:
    print(error)
def fake(name, bases, space): return name, bases, sorted(space)
class F(metaclass=fake): z = 1
print(F)
