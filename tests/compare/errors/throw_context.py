# The context of an exception thrown into a generator: what the generator itself was handling, not what its caller handles.
from contextlib import ExitStack, contextmanager


def chain(error):
    found = []
    while error is not None and len(found) < 8:
        found.append(error.args)
        error = error.__context__
    return found


def replacing(error):
    try:
        yield
    finally:
        raise error


def handling(own):
    try:
        raise own
    except Exception:
        yield


one, two, outer = Exception(1), Exception(2), Exception("outer")
try:
    raise outer
except Exception:
    generator = replacing(two)
    next(generator)
    try:
        generator.throw(one)
    except Exception as error:
        print(chain(error), chain(one))
    generator = handling(Exception("own"))
    next(generator)
    try:
        generator.throw(Exception(3))
    except Exception as error:
        print(chain(error))
    try:
        handling(Exception("own")).throw(Exception(4))
    except Exception as error:
        print(chain(error))


@contextmanager
def raising(error):
    try:
        yield
    finally:
        raise error


first, second, third, fourth = map(Exception, range(4))
try:
    with ExitStack() as stack:
        stack.enter_context(raising(fourth))
        stack.enter_context(raising(third))
        stack.enter_context(raising(second))
        raise first
except Exception as error:
    print(chain(error))
try:
    with raising(KeyError("b")), raising(KeyError("a")):
        raise KeyError("c")
except KeyError as error:
    print(chain(error))
