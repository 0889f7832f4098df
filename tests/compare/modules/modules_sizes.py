# Sizes of the objects these modules make.
import contextlib
import dataclasses
import enum
import functools
import io
import sys
import types


@dataclasses.dataclass
class D:
    x: int = 0


class E(enum.Enum):
    A = 1


@contextlib.contextmanager
def manager():
    yield


for thing in (functools.partial(len), functools.lru_cache(len), functools.cmp_to_key(len), D(), E.A, manager(), io.StringIO(),
              types.SimpleNamespace(), types.MappingProxyType({}), functools.cached_property(len), contextlib.ExitStack(),
              dataclasses.field(), functools.cmp_to_key(len)(1)):
    print(type(thing).__name__, sys.getsizeof(thing))
for cls in (functools.partial, D, types.SimpleNamespace):
    print(cls.__name__, sys.getsizeof(cls))
