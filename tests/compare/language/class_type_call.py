# type with three arguments, and what it refuses.
T = type("T", (int,), {"double": lambda self: self * 2})
print(T(4).double(), T.__mro__, T.__name__, T.__module__)
for bad in (lambda: type(1, (), {}), lambda: type("x", [], {}), lambda: type("x", (), []), lambda: type("a\0b", (), {}),
            lambda: type("x", (5,), {}), lambda: type("x", (), {}, z=1), lambda: type("x", (type(None),), {})):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
X = type("X", (), {"__doc__": "d", "__module__": "m"})
print(X, X.__doc__)
X.__name__ = "Renamed"
print(X, X.__qualname__)
print(type(X) is type, type(type) is type, isinstance(type, object), isinstance(object, type))
