# singledispatch by class, abstract class, annotation and union.
from collections.abc import Mapping, Sequence
from functools import singledispatch, singledispatchmethod


@singledispatch
def show(value):
    return "object"


@show.register
def _(value: int):
    return "int"


@show.register(list)
def _(value):
    return "list"


@show.register(Mapping)
def _(value):
    return "mapping"


@show.register
def _(value: float | str):
    return "float or str"


@show.register(type(None))
def none(value):
    return "none"


print([show(v) for v in (1, True, [], {}, 1.5, "a", None, object())])
print(show.dispatch(bool) is show.registry[int], len(show.registry), none(None), show.__name__)


class Formatter:
    @singledispatchmethod
    def form(self, value):
        return "?"

    @form.register
    def _(self, value: int):
        return f"<{value}>"

    @form.register(tuple)
    @classmethod
    def _(cls, value):
        return cls.__name__


print(Formatter().form(1), Formatter().form("x"), Formatter().form(()))
for call in (lambda: show(), lambda: show.register(3), lambda: singledispatchmethod(3), lambda: show.register(lambda x: x)):
    try:
        call()
    except TypeError as error:
        print(str(error).split(" at ")[0].split(": <")[0])
