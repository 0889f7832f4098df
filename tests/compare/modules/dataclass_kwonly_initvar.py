# KW_ONLY, kw_only, InitVar, ClassVar, __post_init__, init=False.
from dataclasses import KW_ONLY, InitVar, dataclass, field, fields
from typing import ClassVar


@dataclass
class Box:
    count: ClassVar[int] = 0
    width: float
    _: KW_ONLY
    height: float = 1.0
    scale: InitVar[float] = 1.0
    area: float = field(init=False)

    def __post_init__(self, scale):
        self.area = self.width * self.height * scale
        Box.count += 1


print(Box(2.0), Box(2.0, height=3.0, scale=2.0), Box.count, [f.name for f in fields(Box)])
print(Box.__match_args__, Box.__doc__)


@dataclass(kw_only=True)
class Named:
    a: int
    b: int = 2
    c: int = field(kw_only=False, default=3)


print(Named(a=1), Named(7, a=1), Named.__doc__)
for call in (lambda: Named(1, 2), lambda: Named(), lambda: Box(1, 2)):
    try:
        call()
    except TypeError as error:
        print(error)
print(InitVar[int], InitVar[list[int]])


@dataclass
class Strings:
    x: "int"
    y: "ClassVar[int]" = 1
    z: "InitVar[int]" = 2


print(Strings(1), [f.name for f in fields(Strings)])
