# Generic classes, protocols, named tuples, typed dicts.
import sys
from typing import Generic, List, NamedTuple, NewType, Protocol, TypedDict, TypeVar, cast, get_type_hints, overload, runtime_checkable

T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self):
        self.items = []

    def push(self, item: T) -> None:
        self.items.append(item)


s = Stack[int]()
s.push(1)
print(Stack[int], s.items, s.__orig_class__, Stack.__parameters__, sys.getsizeof(s))


class IntStack(Stack[int]):
    pass


class Rows(List[int]):
    pass


print(IntStack.__bases__, IntStack.__orig_bases__, Rows([1]), Rows.__mro__)


class Employee(NamedTuple):
    name: str
    id: int = 3

    def show(self):
        return f"{self.name}#{self.id}"


e = Employee("Ann")
print(e, e.show(), e._fields, Employee.__annotations__, Employee._field_defaults, Employee.__mro__, sys.getsizeof(e))


class Movie(TypedDict, total=False):
    title: str
    year: int


print(Movie(title="x"), type(Movie()), Movie.__total__, sorted(Movie.__optional_keys__))


@runtime_checkable
class Closable(Protocol):
    def close(self) -> None: ...


class File:
    def close(self):
        pass


print(isinstance(File(), Closable), isinstance(3, Closable), issubclass(File, Closable))


class Named(Protocol):
    name: str


for call in (lambda: isinstance(3, Named), lambda: Named()):
    try:
        call()
    except TypeError as error:
        print(error)
UserId = NewType("UserId", int)
print(UserId(5), UserId, UserId.__supertype__, cast(str, 5))


def f(a: int, b: "List[str]" = None, *c: "Stack") -> None: ...


print(get_type_hints(f), get_type_hints(Employee))
