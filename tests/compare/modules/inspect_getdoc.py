# inspect.getdoc: docstrings of classes, methods, properties and slots, also those that are inherited.
import inspect


class Base:
    """Base
       text."""

    __slots__ = {'x': 'doc of x', 'y': None}

    def method(self):
        """Base.method"""

    @property
    def size(self):
        """Base.size"""

    @classmethod
    def make(cls):
        """Base.make"""

    @staticmethod
    def plain():
        """Base.plain"""


class Derived(Base):
    def method(self):
        pass

    @property
    def size(self):
        return 1

    @classmethod
    def make(cls):
        pass


def bare():
    pass


for thing in (Base, Derived, Derived.method, Derived().method, Derived.size, Derived.make, Derived.plain, Base.x, Base.y, bare, 5, len):
    doc = inspect.getdoc(thing)
    print(repr(doc if doc is None else doc.splitlines()[0]) if thing not in (5, len) else isinstance(doc, str))
