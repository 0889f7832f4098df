# What a generator is handling and what its resumers are: each keeps its own, whoever resumes it where; counts and deaths of the exceptions.
import sys

def shown():
    return repr(sys.exception()), repr(sys.exc_info()[1])

def plain():
    yield shown()
    try:
        yield shown()
    except ValueError:
        yield shown()
        try:
            raise LookupError("inner") from None
        except LookupError as error:
            yield repr(error.__context__), shown()
        yield shown()
    yield shown()
    yield shown()

made = plain()
next(made), next(made)
try:
    raise ValueError("thrown")
except ValueError as error:
    print(made.throw(error))
print(next(made))
try:
    raise KeyError("other")
except KeyError:
    print(next(made))
    print(next(made))
    print(shown())
print(next(made), shown())

def handler():
    try:
        1 / 0
    except ZeroDivisionError:
        yield shown()
        yield shown()
    yield shown()
    try:
        raise
    except RuntimeError as error:
        yield repr(error), repr(error.__context__)
    yield shown()

try:
    raise KeyError("first")
except KeyError:
    made = handler()
    print(next(made))
print(next(made), next(made), next(made), shown())

def outer(inner):
    try:
        raise IndexError("outer")
    except IndexError:
        yield from inner
        yield shown()
    yield shown()

def bare():
    yield shown()
    try:
        raise
    except Exception as error:
        yield repr(error), shown()
    try:
        raise OSError("new")
    except OSError as error:
        yield repr(error.__context__)
    yield shown()

print(list(bare()))
try:
    raise KeyError("around")
except KeyError:
    print(list(bare()))
    print(list(outer(bare())))
    print(list(outer(outer(bare()))))
    print([shown() for _ in range(1)], list(shown() for _ in range(1)))
print(shown())

class Kept(Exception):
    def __del__(self):
        print("dies")

def waits():
    yield
    yield sys.exception() is None
    yield "last"

made = waits()
try:
    raise Kept
except Kept as error:
    next(made)
    print(sys.getrefcount(error), sys.getrefcount(sys.exception()))
print("after", next(made), next(made))

def keeps():
    try:
        yield
    except Kept:
        yield sys.getrefcount(sys.exception())
    yield "left"

made = keeps()
next(made)
try:
    raise Kept
except Kept as error:
    print(made.throw(error))
print("held", next(made))

async def waiting():
    try:
        raise ValueError("in coroutine")
    except ValueError:
        await Pause()
        print(shown())
    print(shown())

class Pause:
    def __await__(self):
        yield shown()

work = waiting()
try:
    raise KeyError("starter")
except KeyError:
    print(work.send(None))
try:
    raise TypeError("goes on")
except TypeError:
    try:
        work.send(None)
    except StopIteration as end:
        print(repr(end.__context__), shown())
