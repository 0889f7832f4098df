# Shared keys in a hierarchy: each class has its own; mixins, slots with a __dict__, metaclasses, deletions in between.
import sys


def size(o):
    return sys.getsizeof(o.__dict__)


class Base:
    def __init__(self):
        self.a = 1


class Child(Base):
    def __init__(self):
        super().__init__()
        self.b = 2


class Slotted:
    __slots__ = ("s", "__dict__")


class Meta(type):
    pass


class WithMeta(metaclass=Meta):
    pass


print([size(Base()) for _ in range(4)], [size(Child()) for _ in range(4)], [size(Base()) for _ in range(3)])
s = [Slotted() for _ in range(3)]
for i, o in enumerate(s):
    o.x = i
    o.s = i
print([size(o) for o in s], sys.getsizeof(s[0]))
m = [WithMeta() for _ in range(3)]
m[0].z = 1
m[1].y = 2
m[2].y, m[2].z = 3, 4
print([size(o) for o in m], [list(o.__dict__) for o in m])
del m[2].y
print(size(m[2]), list(m[2].__dict__))
m[2].y = 5
print(size(m[2]), list(m[2].__dict__))
for n in range(30):
    setattr(m[0], f"more{n}", n)
print([size(o) for o in m], sys.getsizeof(WithMeta()), size(WithMeta()))
sizes = []
for n in range(40):
    o = Base()
    setattr(o, f"n{n}", n)
    sizes.append(size(o))
print(sizes)


class List(list):
    pass


class Error(Exception):
    pass


print([size(List()) for _ in range(3)], [size(Error()) for _ in range(3)])
o = List()
o.p = o.q = 1
print(size(o), size(List()))
e = Error()
e.p = e.q = 1
print(size(e), sys.getsizeof(size), sys.getsizeof(size.__dict__))
size.note = 1
print(sys.getsizeof(size.__dict__))
