# What holds the arguments of a call through a class: the caller's stack, the tuple they are handed over in, the variables of the method.
import sys

count = sys.getrefcount


class New:
    def __new__(cls, item):
        print("new", count(item))
        return object.__new__(cls)


class Both:
    def __new__(cls, item):
        print("new", count(item))
        return object.__new__(cls)

    def __init__(self, item):
        print("init", count(item))


class List(list):
    def __init__(self, item):
        print("list", count(item))


class Callable:
    def __call__(self, item):
        print("call", count(item))


class Meta(type):
    def __call__(cls, item):
        print("meta", count(item))


class Made(metaclass=Meta):
    pass


class Dying:
    def __del__(self):
        print("dies")


class Early:
    def __new__(cls, item):
        item = None
        print("the caller still holds it")
        return object.__new__(cls)


def main():
    item = object()
    New(item)
    Both(item)
    List(item)
    Callable()(item)
    Made(item)
    both = (item,)
    New(*both)
    Both(*both)
    Early(Dying())


for _ in range(3):
    main()
