# A special method whose descriptor fails: comparison, hash, repr, iteration and __del__ go on as if there were none; others let the error out.
import operator
import warnings


def missing(self):
    raise AttributeError("missing")


def other(self):
    raise KeyError("other")


USES = {
    "__eq__": lambda x: x == x, "__ne__": lambda x: x != x, "__lt__": lambda x: x < x, "__hash__": hash, "__repr__": repr, "__str__": str, "__len__": len,
    "__bool__": bool, "__iter__": iter, "__next__": next, "__call__": lambda x: x(), "__getitem__": lambda x: x[0], "__contains__": lambda x: 1 in x,
    "__add__": lambda x: x + 1, "__radd__": lambda x: 1 + x, "__iadd__": lambda x: operator.iadd(x, 1), "__neg__": lambda x: -x, "__int__": int,
    "__float__": float, "__index__": operator.index, "__format__": format, "__dir__": dir, "__getattr__": lambda x: x.none,
    "__setattr__": lambda x: setattr(x, "a", 1), "__del__": lambda x: None, "__length_hint__": operator.length_hint,
}
for name, use in USES.items():
    for function in missing, other:
        thing = type("C", (), {name: property(function)})()
        for label, action in (name, use), ("in", lambda x: 1 in x), ("unpack", lambda x: [*x]):
            if label in ("in", "unpack") and name != "__iter__":
                continue
            try:
                print(label, repr(action(thing)).split(" at ")[0])
            except Exception as error:
                print(label, f"{type(error).__name__}: {error}")
        del thing
print(list(type("S", (), {"__iter__": property(missing), "__getitem__": lambda self, index: [5, 6][index]})()))
Plain = type("P", (), {"__del__": staticmethod(lambda: print("static __del__")), "__eq__": staticmethod(lambda other: "static"), "__hash__": lambda self: 7,
                       "__repr__": classmethod(lambda cls: cls.__name__)})
print(Plain() == 1, hash(Plain()), Plain())


# What __index__ and its like give, if it is of a derived class.
class Number(int):
    pass


class Converts:
    def __index__(self):
        return True

    def __int__(self):
        return Number(5)

    def __float__(self):
        return type("F", (float,), {})(2.5)

    def __complex__(self):
        return type("C", (complex,), {})(2)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for convert in operator.index, int, float, complex, hex, range, [1, 2].__getitem__, lambda x: "ab"[x:], lambda x: b"x" * x:
        print(convert(Converts()))
for warning in caught:
    print(warning.message)
