# pickle: instances of every kind of class: dict, slots, arguments of __new__, states, subclasses of builtins, enums, dataclasses, named tuples, errors.
import pickle
import enum
import dataclasses
import functools
import operator
import types
from collections import namedtuple

class Plain: pass
class Slots: __slots__ = ("a", "__b", "c")
class SlotsAndDict(Slots): pass
class Arguments:
    def __new__(cls, *args): made = object.__new__(cls); made.args = args; return made
    def __getnewargs__(self): return self.args
class Keywords:
    def __new__(cls, *args, **named): made = object.__new__(cls); made.named = args, named; return made
    def __getnewargs_ex__(self): return self.named
class State:
    def __getstate__(self): return {"x": 1}
    def __setstate__(self, state): self.got = state
class NoState:
    def __getstate__(self): return None
class Items:
    def __reduce__(self): return list, ([1, 2],), None, iter([3, 4, 5])
class Pairs:
    def __reduce__(self): return dict, (), None, None, iter({1: 2, 3: 4}.items())
class Setter:
    def __reduce__(self): return Plain, (), {"a": 1}, None, None, set_all
class Named:
    def __reduce__(self): return "named"
def set_all(made, state): made.__dict__.update(state)
named = Named()
class List(list): pass
class Dict(dict): pass
class Tuple(tuple): pass
class Int(int): pass
class Str(str): pass
class Bytes(bytearray): pass
class Set(set): pass
class Colour(enum.Enum): RED = 1
class Flags(enum.Flag): A = 1; B = 2
class Number(enum.IntEnum): ONE = 1
Point = namedtuple("Point", "x y")
@dataclasses.dataclass
class Data:
    x: int
    y: list = dataclasses.field(default_factory=list)
@dataclasses.dataclass(frozen=True, slots=True)
class Frozen:
    x: int
class Failure(Exception): pass
class Outer:
    class Inner: pass
    def method(self): pass
    @classmethod
    def of_class(cls): pass
class Meta(type): pass
class WithMeta(metaclass=Meta): pass
def function(): pass

def made(thing, **values):
    for name, value in values.items():
        setattr(thing, name, value)
    return thing

slots = made(Slots(), a=1)
slots._Slots__b = 2
me = Plain()
me.me = [me]
noted = ValueError("x")
noted.add_note("n")
things = [
    Plain(), made(Plain(), a=1, b=[2]), me, slots, made(SlotsAndDict(), a=1, d=2), Slots(), Arguments(1, 2), Keywords(1, k=2), Keywords(), State(), NoState(),
    Items(), Pairs(), Setter(), named, made(List([1, 2]), q=1), made(Dict(a=1), q=2), made(Tuple((1, 2)), q=3), Int(5), Str("s"), Bytes(b"ab"), made(Set([1]), q=4),
    Colour.RED, Flags.A | Flags.B, Flags.A, Number.ONE, Point(1, 2), Data(1, [2]), Frozen(3), made(Failure("a", 2), q=5), noted,
    FileNotFoundError(2, "No such", "f"), KeyError("k"), ImportError("m", name="n", path="p"), AttributeError("m", name="n", obj=1), StopIteration(5),
    UnicodeDecodeError("utf-8", b"a", 0, 1, "r"), SyntaxError("m", ("f", 1, 2, "t")), ExceptionGroup("g", [ValueError(1)]), ModuleNotFoundError("m", name="n"),
    Plain, Outer.Inner, Outer.Inner(), Outer.method, Outer.of_class, Outer().method, function, WithMeta, WithMeta(), Meta, Colour, Point,
    types.SimpleNamespace(a=1), functools.partial(function, 1, k=2), operator.itemgetter(1, 2), operator.attrgetter("a.b"), operator.methodcaller("m", 1, k=2),
]
for thing in things:
    for protocol in (0, 1, 2, 3, 4, 5):
        try:
            data = pickle.dumps(thing, protocol)
        except Exception as error:
            print(protocol, type(error).__name__, error)
            continue
        again = pickle.loads(data)
        print(protocol, data, type(again).__name__, getattr(again, "__dict__", None) if not isinstance(again, (type, Plain)) else "")
