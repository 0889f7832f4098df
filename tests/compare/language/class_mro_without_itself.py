# mro() of a metaclass that leaves the class out, gives nothing, or gives what is no class: which error comes first.
class Base:
    pass

class Slotted:
    __slots__ = ("a",)

def made(order, base=Base):
    meta = type("Meta", (type,), {"mro": order})
    try:
        print([entry.__name__ for entry in meta("Made", (base,), {}).__mro__])
    except Exception as error:
        print(type(error).__name__, error)

made(lambda cls: (Base,))
made(lambda cls: (Base, object))
made(lambda cls: (object,))
made(lambda cls: ())
made(lambda cls: [])
made(lambda cls: None)
made(lambda cls: (cls,))
made(lambda cls: (cls, cls))
made(lambda cls: (cls, 1))
made(lambda cls: (1,))
made(lambda cls: (int,))
made(lambda cls: (cls, Slotted, object))
made(lambda cls: [object, Base, cls])
made(lambda cls: (Base,), Slotted)

class Meta(type):
    empty = False
    def mro(cls):
        return () if Meta.empty else type.mro(cls)

class Made(Base, metaclass=Meta):
    pass

class Other:
    pass

Meta.empty = True
try:
    Made.__bases__ = (Other,)
except TypeError as error:
    print(error, Made.__bases__ == (Base,), Made.__mro__[1:] == (Base, object))
