# What is subscripted twice with the same arguments is one object, kept with its arguments: classes live on in it.
import gc
import sys
import weakref
from typing import *

T = TypeVar('T')


class Stack(Generic[T]):
    pass


for text in ('Stack[int]', 'List[int]', 'Optional[int]', 'Union[int, str]', 'Dict[str, int]', 'Callable[[int], str]', 'Callable[..., str]',
             'list[int]', 'int | None', 'Tuple[int, ...]', 'Literal[1]', 'ClassVar[int]', 'Annotated[int, 1]', 'Annotated[int, []]', 'Type[int]',
             'Iterable[T]', 'Iterable[T][int]', 'Stack[Stack[int]]', 'Optional[Stack[str]]'):
    print(text, eval(text) is eval(text), eval(text) == eval(text))
print(Literal[1] is Literal[True], Literal[0] is Literal[False], Union[int, str] is Union[str, int])


class Node:
    pass


before = sys.getrefcount(Node)
List[Node], Stack[Node], Optional[Node], Callable[[Node], Node]
print(sys.getrefcount(Node) - before)
List[Node], Stack[Node], Optional[Node], Callable[[Node], Node]
print(sys.getrefcount(Node) - before)
alive = weakref.ref(Node)
del Node
gc.collect()
print(alive())
for number in range(200):
    List[Literal[number]], Union[int, Literal[number]]
