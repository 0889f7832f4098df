# An exception class whose call gives no exception: raise and throw say so; throw throws that error, or what the making raised.
class Itself(Exception):
    def __new__(cls, *args):
        return cls


class Number(Exception):
    def __new__(cls, *args):
        return 5


class Fails(Exception):
    def __init__(self, *args):
        raise LookupError("in the making")


def waiting():
    try:
        yield 1
    except Exception as error:
        yield f"caught {type(error).__name__}: {error}"


def simple():
    yield


for cls in Itself, Number, Fails:
    try:
        raise cls
    except Exception as error:
        print("raise:", type(error).__name__, error)
    generator = waiting()
    next(generator)
    print(generator.throw(cls))
    generator = simple()
    next(generator)
    try:
        generator.throw(cls)
    except Exception as error:
        print("throw:", type(error).__name__, error)
    try:
        next(generator)
    except StopIteration:
        print("over")
    try:
        simple().throw(cls)
    except Exception as error:
        print("not begun:", type(error).__name__, error)
