# Texts of annotations.
from typing import (Annotated, Any, Callable, ClassVar, Deque, Dict, Final, Generator, Iterable, List, Literal, Mapping, Optional, Sequence,
                    Set, Tuple, Type, TypeVar, Union, get_args, get_origin)

T = TypeVar("T")
forms = [List[int], Dict[str, List[int]], Optional[int], Union[int, str], Union[int, None], Union[int, int], Callable[[int], str],
         Callable[..., int], Tuple[int, ...], Tuple[()], Any, Literal[1, "a"], ClassVar[int], Final[int], Type[int], List[T], Set[int],
         Iterable[int], Mapping[str, int], List, Dict, Callable, Annotated[int, "m"], Sequence[T], Deque[int], Generator[int, None, str],
         List["Later"], Union[T, int], Optional[List[T]], T]
for form in forms:
    print(form)
print(List[T][int], Dict[T, str][int], Union[T, int][str], List[int] == List[int], hash(List[int]) == hash(List[int]))
print(List[int] | None, int | List[int], get_origin(List[int]), get_args(Dict[str, int]), get_args(Callable[[int], str]), get_origin(int))
for action in ("List[int, str]", "Dict[int]", "Union[()]", "isinstance(1, List[int])", "List()", "Any()", "isinstance(1, Any)",
               "Callable[int]", "List[int][str]", "Optional[int, str]"):
    try:
        print(eval(action))
    except TypeError as error:
        print(error)
print(isinstance([], List), isinstance(1, Union[int, str]), isinstance("", Optional[int]), issubclass(dict, Mapping))
