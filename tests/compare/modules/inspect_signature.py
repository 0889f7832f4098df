# inspect.signature, bind, kinds of things.
import functools
import inspect


def f(a, /, b: int = 3, *c, d, e: str = "x", **g) -> list:
    """First line.

        indented
    """


s = inspect.signature(f)
print(s, list(s.parameters), s.parameters["b"].default, s.parameters["a"].kind.name, s.return_annotation, repr(s.parameters["e"]))
bound = s.bind(1, 2, 3, d=4, z=5)
print(bound.args, bound.kwargs, bound.arguments)
bound = s.bind_partial(1)
bound.apply_defaults()
print(bound.arguments)


class C:
    def __init__(self, x, y=2):
        pass

    def method(self, q):
        yield q

    @classmethod
    def make(cls, r): ...

    @property
    def value(self):
        return 1


print(inspect.signature(C), inspect.signature(C(1).method), inspect.signature(C.make), inspect.signature(functools.partial(f, 1, b=2)))
print(inspect.isfunction(f), inspect.isclass(C), inspect.ismethod(C(1).method), inspect.isbuiltin(len), inspect.isgeneratorfunction(C.method))
print([name for name, _ in inspect.getmembers(C, inspect.isfunction)], inspect.getdoc(f), inspect.getmro(C))
g = C(1).method(2)
print(inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g)["q"])
del g
print(inspect.getfullargspec(f).args, inspect.currentframe().f_lineno, inspect.unwrap(functools.wraps(f)(lambda: 0)) is f)
for call in (lambda: s.bind(), lambda: s.bind(1, d=1, a=2, b=3).arguments, lambda: inspect.signature(3), lambda: inspect.Parameter("1", 1)):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(error)
print(inspect.getsource(C.make))
