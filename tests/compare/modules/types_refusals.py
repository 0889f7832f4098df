# types: what its constructors refuse, what dir() shows of aliases and tracebacks, a module that was never initialised.
import collections
import sys
import types


def attempt(function, *args, **keywords):
    try:
        shown = repr(function(*args, **keywords))
    except Exception as error:
        shown = f"{type(error).__name__}: {error}"
    print(shown.split(" at 0x")[0])


def outer(a):
    return lambda: a


def plain(a, b=2, *, c=3):
    return a


inner = outer(1)
for closure in 5, None, (), (types.CellType(1),), (1,), (types.CellType(1),) * 2:
    attempt(types.FunctionType, plain.__code__, {}, "f", None, closure)
    attempt(types.FunctionType, inner.__code__, {}, "f", None, closure)
attempt(lambda: [name for name in dir(list[int]) if name not in dir(list)])
attempt(lambda: list[int].__bases__)
traceback = types.TracebackType(None, sys._getframe(), 1, 2)
attempt(dir, traceback)
for arguments in (None, sys._getframe(), "a", 2), (None, sys._getframe(), 1, 2**40), (5, sys._getframe(), 1, 2), (None, 5, 1, 2):
    attempt(types.TracebackType, *arguments)
empty = types.ModuleType.__new__(types.ModuleType)
attempt(lambda: (empty.__dict__, empty))
attempt(lambda: empty.x)
deque = collections.deque([1, 2, 3])
for name, arguments in [("__mul__", ()), ("__imul__", (1, 2)), ("__delitem__", ("x",)), ("__delitem__", (2**70,)), ("__setitem__", (None, 1)),
                        ("__delitem__", (-1,)), ("rotate", (2**70,)), ("rotate", ("x",)), ("__getitem__", ("x",))]:
    attempt(getattr(deque, name), *arguments)
attempt([].__mul__)
attempt("a".__rmul__, 1, 2)
print(deque)
