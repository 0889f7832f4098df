# What a dataclass refuses.
from dataclasses import KW_ONLY, InitVar, dataclass, field
from typing import ClassVar

CASES = [
    "@dataclass\nclass A:\n    a: int = 1\n    b: int",
    "@dataclass\nclass A:\n    a: list = []",
    "@dataclass\nclass A:\n    a = field()",
    "@dataclass(order=True, eq=False)\nclass A:\n    a: int = 1",
    "@dataclass(order=True)\nclass A:\n    a: int = 1\n    def __lt__(self, other): pass",
    "@dataclass(frozen=True)\nclass A:\n    a: int = 1\n    def __setattr__(self, n, v): pass",
    "@dataclass(unsafe_hash=True)\nclass A:\n    a: int = 1\n    def __hash__(self): return 1",
    "@dataclass(slots=True)\nclass A:\n    __slots__ = ('a',)\n    a: int",
    "@dataclass(weakref_slot=True)\nclass A:\n    a: int",
    "@dataclass\nclass A:\n    a: int\n    _: KW_ONLY\n    b: int\n    __: KW_ONLY",
    "@dataclass\nclass A:\n    a: ClassVar[int] = field(default_factory=int)",
    "@dataclass\nclass A:\n    a: int = field(default=1, default_factory=int)",
    "@dataclass(frozen=True)\nclass F:\n    a: int\n@dataclass\nclass A(F):\n    b: int",
    "@dataclass\nclass F:\n    a: int\n@dataclass(frozen=True)\nclass A(F):\n    b: int",
    "@dataclass\nclass A:\n    a: InitVar[int] = field(default_factory=int)",
    "@dataclass\nclass A:\n    a: dict = field(default={})",
]
for source in CASES:
    try:
        exec(source)
        print("fine")
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
