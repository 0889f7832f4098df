# IntEnum, StrEnum, mixed-in types, values with fields, _missing_, unique, functional form.
import copy
from enum import Enum, IntEnum, StrEnum, auto, member, nonmember, unique


class Level(IntEnum):
    LOW = 1
    HIGH = auto()


print(Level.LOW, repr(Level.HIGH), Level.LOW + 1, f"{Level.HIGH:>3}", Level.LOW < Level.HIGH, [10, 20, 30][Level.LOW], "%d" % Level.HIGH)


class Word(StrEnum):
    HELLO = auto()
    BYE = "bye!"


print(Word.HELLO, repr(Word.BYE), Word.HELLO.upper(), Word.BYE == "bye!", f"{Word.BYE}")


class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.42e23, 3.39e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def ratio(self):
        return round(self.mass / self.radius / 1e17, 3)


print(Planet.EARTH.ratio, Planet((6.42e23, 3.39e6)), Planet.MARS.value)


class Answer(Enum):
    YES = 1
    NO = 0

    @classmethod
    def _missing_(cls, value):
        return {"y": cls.YES, "n": cls.NO}.get(value)


print(Answer("y"), Answer("n"))
try:
    Answer("q")
except ValueError as error:
    print(error)
try:
    @unique
    class Twin(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)
Animal = Enum("Animal", "ANT BEE", start=5)
print(list(Animal), Animal.__module__)


class Mixed(Enum):
    A = nonmember(1)
    B = member(len)

    def _generate_next_value_(name, start, count, last):
        return name * 2
    C = auto()


print(Mixed.A, list(Mixed), copy.deepcopy(Mixed.B) is Mixed.B)
match Level.HIGH:
    case Level.LOW:
        print("low")
    case Level.HIGH:
        print("high")
