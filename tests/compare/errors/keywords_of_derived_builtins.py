# Keyword arguments of classes derived from builtin types: refused as by the type itself, unless the class has an __init__ or __new__ to take them.
def attempt(label, function, *args, **keywords):
    try:
        print("  ", label, type(function(*args, **keywords)).__name__)
    except (TypeError, ValueError) as error:
        print("  ", label, error)


for base in list, tuple, set, frozenset, float, int, str, bytes, bytearray, dict, complex, object, enumerate, zip, map, filter, reversed, property, Exception:
    print(base.__name__)

    class Plain(base):
        pass

    class WithInit(base):
        def __init__(self, *args, **keywords):
            pass

    class WithNew(base):
        def __new__(cls, *args, **keywords):
            return super().__new__(cls, *args)

    for cls in base, Plain, WithInit, WithNew:
        attempt(cls.__name__, cls, other=1)
        attempt(cls.__name__, cls, "1", other=1)
attempt("type", type, [], other=1)
