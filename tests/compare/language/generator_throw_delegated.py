# throw() into a delegation: an iterator that is no generator gets just what was given, unchecked; elsewhere it becomes an exception where it is
# raised. More than one argument give a warning.
class Steps:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, *given): return [repr(value) for value in given]
    def close(self): print("close")


class Plain:
    def __iter__(self): return self
    def __next__(self): return 1


def inner(iterator):
    try:
        yield from iterator
    except BaseException as error:
        print("inside:", repr(error))
        yield "handled"


def outer(iterator):
    yield from inner(iterator)


for given in [(ValueError,), (ValueError(1),), (ValueError, 1), (ValueError, ValueError(2), None), (1,), (KeyError, 1, 2),
              (GeneratorExit,), (GeneratorExit(),), (GeneratorExit, 3)]:
    for iterator in Steps(), Plain():
        for function in inner, outer:
            g = function(iterator)
            next(g)
            try:
                print(given, type(iterator).__name__, g.throw(*given))
            except BaseException as error:
                print(given, type(iterator).__name__, "->", repr(error))
            del g


async def agen(): yield
coroutine = agen().athrow(ValueError, 1)
coroutine.close()
