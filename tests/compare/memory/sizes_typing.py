# Type parameters and Generic are counted types with a dict for their instances: their size includes the shared key table.
import gc
import sys
import typing
import weakref


class A[T]:
    pass


class B[T](A[T]):
    def __init__(self):
        self.x = 1


def function[**P](x):
    pass


print(sys.getsizeof(A()), sys.getsizeof(B().__dict__), gc.is_tracked(A()), A.__mro__, B.__bases__, A.__orig_bases__)
parameter = A.__type_params__[0]
print(gc.get_referents(parameter), sys.getsizeof(parameter))
parameter.x = 1
print(sys.getsizeof(parameter), parameter.x, gc.get_referents(parameter), hasattr(parameter, "__dict__"))
for kind in (typing.TypeVar, typing.ParamSpec, typing.TypeVarTuple, typing.ParamSpecArgs, typing.ParamSpecKwargs, typing.Generic, typing.TypeAliasType):
    print(kind, sys.getsizeof(kind), kind.__basicsize__, kind.__dictoffset__, kind.__weakrefoffset__, gc.is_tracked(kind), vars(kind).get("__module__"))
spec = function.__type_params__[0]
print(gc.get_referents(spec.args), spec.args == spec.args, sys.getsizeof(spec.args), sys.getsizeof(spec), weakref.ref(spec)() is spec)
try:
    typing.TypeVar.x = 1
except TypeError as error:
    print(error)


class Slotted(typing.Generic[typing.TypeVar("Q")]):
    __slots__ = ()


print(sys.getsizeof(Slotted()), Slotted.__basicsize__, Slotted.__dictoffset__, gc.get_referents(Slotted()))
del A, B, parameter, Slotted
print(gc.collect() > 0)
