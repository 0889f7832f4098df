# contextmanager: normal end, exceptions swallowed and passed, misuse.
from contextlib import contextmanager


@contextmanager
def managed(name, swallow=False):
    print("enter", name)
    try:
        yield name.upper()
    except KeyError as error:
        print("saw", repr(error))
        if not swallow:
            raise
    finally:
        print("leave", name)


with managed("a") as value:
    print(value)
with managed("b", swallow=True):
    raise KeyError("k")
try:
    with managed("c"):
        raise KeyError("k")
except KeyError as error:
    print("outside", error)
try:
    with managed("d"):
        raise StopIteration("stop")
except StopIteration as error:
    print("StopIteration", error)


@managed("decorator")
def work(x):
    print("work", x)
    return x


print(work(1), work.__name__)


@contextmanager
def none():
    if False:
        yield


@contextmanager
def two():
    try:
        yield 1
    except ValueError:
        pass
    yield 2


for manager in (none, two):
    try:
        with manager():
            pass
    except RuntimeError as error:
        print(error)
try:
    with two():
        raise ValueError
except RuntimeError as error:
    print(error)
print(managed.__name__, type(managed("x")).__name__)
