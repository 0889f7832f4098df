# Abstract methods: which remain, the errors of making an instance, properties and class methods, update_abstractmethods.
import abc
import sys


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self):
        return 0

    @property
    @abc.abstractmethod
    def name(self): ...

    @classmethod
    @abc.abstractmethod
    def make(cls): ...


def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


attempt(Shape)


class Half(Shape):
    def area(self):
        return super().area() + 1

    name = "half"


attempt(Half)


class Full(Half):
    @classmethod
    def make(cls):
        return cls()


print(Full.make().area(), Full.__abstractmethods__, sorted(Shape.__abstractmethods__))
Half.make = classmethod(lambda cls: None)
attempt(Half)
print(abc.update_abstractmethods(Half) is Half, Half.__abstractmethods__)
print(type(Half()).__name__)
print(abc.update_abstractmethods(int))


class Late(Shape):
    pass


del Shape.area
print(sorted(Late.__abstractmethods__))
print(abc.abstractmethod.__module__, abc.ABCMeta, abc.ABC)
print(Shape.name.__isabstractmethod__, Shape.__dict__["make"].__isabstractmethod__)
print(sys.getsizeof(Shape), sys.getsizeof(abc.ABC), sys.getsizeof(Shape._abc_impl))
print(type(Shape._abc_impl).__name__, Shape._abc_impl.__sizeof__())


class WithInit(metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def one(self): ...

    @abc.abstractmethod
    def two(self): ...

    def __init__(self, a):
        self.a = a


attempt(lambda: WithInit(1))


class Listed(list, abc.ABC):
    @abc.abstractmethod
    def one(self): ...


print(Listed([1]))  # object.__new__ alone looks


class Old(metaclass=abc.ABCMeta):
    @abc.abstractproperty
    def p(self): ...

    @abc.abstractclassmethod
    def c(cls): ...

    @abc.abstractstaticmethod
    def s(): ...


attempt(Old)
