# Registration, subclass hooks and the caches behind isinstance and issubclass of abstract classes.
import abc
import gc
import _abc


class Animal(abc.ABC):
    pass


class Dog:
    pass


class Puppy(Dog):
    pass


def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


def sizes(cls):
    registry, cache, negative, age = _abc._get_dump(cls)
    print(len(registry), len(cache), len(negative), age == abc.get_cache_token())


print(isinstance(Dog(), Animal), issubclass(Puppy, Animal))
sizes(Animal)
print(Animal.register(Dog) is Dog)
sizes(Animal)
print(isinstance(Dog(), Animal), issubclass(Puppy, Animal), isinstance(3, Animal))
sizes(Animal)
print(Animal.register(Dog))
attempt(lambda: Animal.register(1))
attempt(lambda: issubclass(1, Animal))
attempt(lambda: Animal.register())


class Cat(Animal):
    pass


attempt(lambda: Cat.register(Animal))
print(issubclass(Cat, Animal), issubclass(Animal, Cat), Cat.__mro__)


@Cat.register
class Lion:
    pass


print(isinstance(Lion(), Animal), isinstance(Lion(), Cat), Lion.__mro__)


class Sized(abc.ABC):
    @classmethod
    def __subclasshook__(cls, C):
        print("hook", C.__name__)
        return hasattr(C, "__len__") or NotImplemented


print(issubclass(list, Sized), issubclass(list, Sized), issubclass(int, Sized), issubclass(int, Sized))


class Bad(abc.ABC):
    @classmethod
    def __subclasshook__(cls, C):
        return 5


attempt(lambda: issubclass(int, Bad))

del Puppy
gc.collect()
sizes(Animal)
Animal._abc_caches_clear()
sizes(Animal)
Animal._abc_registry_clear()
sizes(Animal)
print(isinstance(Dog(), Animal))


class Lying:
    __class__ = Cat


print(isinstance(Lying(), Animal), isinstance(Lying(), Dog))
attempt(lambda: _abc._abc_instancecheck(3, 4))
attempt(lambda: _abc._abc_subclasscheck(int))
attempt(lambda: _abc._get_dump(int))


class SequenceLike(metaclass=abc.ABCMeta):
    __abc_tpflags__ = 1 << 5


class Rows:
    pass


match Rows():
    case [*_]:
        print("sequence")
    case _:
        print("no sequence")
SequenceLike.register(Rows)
print(hasattr(SequenceLike, "__abc_tpflags__"), Rows.__flags__ >> 5 & 3)
