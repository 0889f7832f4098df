# __del__ that is no plain method: what is called, what is named in the report, and that nobody hears of one that cannot be bound. Hooks that fail
# or are no hooks; exceptions with odd classes.
import sys


def drop(made): pass


class Static: __del__ = staticmethod(lambda: print("static"))
class OfClass: __del__ = classmethod(lambda cls: print("class", cls.__name__))
class Failing: __del__ = staticmethod(lambda: 1 / 0)
class Property: __del__ = property(lambda self: (lambda: 1 / 0))
class Generator:
    def __del__(self): yield 1
class Unbound:
    @property
    def __del__(self): raise ValueError("nobody hears")
class Extra:
    def __del__(self, extra): pass
class Number: __del__ = 5


for made in Static, OfClass, Failing, Property, Generator, Unbound, Extra, Number:
    print(made.__name__)
    drop(made())


class Raising:
    def __init__(self, error): self.error = error
    def __del__(self): raise self.error


class NoText(Exception):
    def __str__(self): raise ValueError


class Elsewhere(Exception): __module__ = "elsewhere"
class Nowhere(Exception): __module__ = 5


for error in NoText(), Elsewhere("x"), Nowhere("x"), KeyboardInterrupt(), SystemExit(3), StopIteration(1):
    Raising(error)


def failing(unraisable): raise RuntimeError("the hook fails")


for hook in failing, None, 5:
    sys.unraisablehook = hook
    Raising(ValueError("hook"))
del sys.unraisablehook
Raising(ValueError("no hook"))
sys.unraisablehook = sys.__unraisablehook__


class Shown:
    def __str__(self): return str(sys.getrefcount(self))


shown = Shown()
print(shown); print(*[shown]); print(*(shown,)); print(*iter([shown])); print(shown, *[shown])
