# The __dict__ of instances of builtin types that have one is an ordinary dict: it can be replaced, not deleted. That of a class statement's
# instances can be deleted.
import collections
import functools
import sys
import types


def function():
    pass


class Plain:
    pass


class Error(Exception):
    pass


class Partial(functools.partial):
    pass


class Items(list):
    pass


for thing in [function, ValueError(), Error(), functools.partial(function), Partial(function), staticmethod(function), classmethod(function),
              functools.lru_cache(function), collections.OrderedDict(), types.ModuleType("m"), types.SimpleNamespace(), Plain(), Items()]:
    print(type(thing).__name__, sys.getsizeof(thing.__dict__), end=" ")
    try:
        del thing.__dict__
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error, end=" ")
    for value in ({"a": 1}, 1):
        try:
            thing.__dict__ = value
        except (AttributeError, TypeError) as error:
            print(type(error).__name__, error, end=" ")
    print(sys.getsizeof(thing.__dict__))

items = [1]
print(sys.getsizeof(items), end=" ")
items.pop()
print(sys.getsizeof(items))
