# Replacing and deleting __dict__: instances of classes may lose theirs, objects of builtin types and what derives from them may not.
import collections
import functools
import types


class Plain:
    pass


class Error(Exception):
    pass


class Module(types.ModuleType):
    pass


class Partial(functools.partial):
    pass


class Ordered(collections.OrderedDict):
    pass


class List(list):
    pass


class Meta(type):
    pass


class OnlyDict:
    __slots__ = ("__dict__",)


def function():
    pass


THINGS = [Plain(), Plain, Error(), Exception(), Module("m"), functools.partial(function), Partial(function), Ordered(), collections.OrderedDict(), List(),
          staticmethod(function), classmethod(function), function, Meta("K", (), {}), OnlyDict(), types.SimpleNamespace(), functools.lru_cache(function), 5,
          collections.deque()]
for thing in THINGS:
    for value in {"a": 1}, 5, None:
        try:
            if value is None:
                del thing.__dict__
            else:
                thing.__dict__ = value
            print(type(thing).__name__, value, "done", getattr(thing, "a", None))
        except (TypeError, AttributeError) as error:
            print(type(thing).__name__, value, type(error).__name__, error)


# The descriptor of one class, asked about objects of another: a builtin base with a dict of its own decides.
class Mixin:
    pass


own = vars(Mixin)["__dict__"]
things = [type("M", bases, {})("m") for bases in ((types.ModuleType, Mixin), (Mixin, types.ModuleType))]
things += [type("T", bases, {})("D", (), {}) for bases in ((type, Mixin), (Mixin, type))]
things += [type("E", bases, {})() for bases in ((Exception, Mixin), (Mixin, Exception))]
for thing in things:
    actions = [lambda: own.__set__(thing, {}), lambda: own.__delete__(thing), lambda: setattr(thing, "__dict__", {}), lambda: type(own.__get__(thing))]
    for action in actions:
        try:
            print(type(thing).__name__, action())
        except (TypeError, AttributeError) as error:
            print(type(thing).__name__, type(error).__name__, error)
