# reprlib: shortened texts, recursive_repr.
import reprlib

r = reprlib.Repr()
print(reprlib.repr(list(range(20))), reprlib.repr("x" * 50), reprlib.repr({n: n for n in range(9)}), reprlib.repr(10**60))
print(reprlib.repr((1,)), reprlib.repr({3, 1, 2}), reprlib.repr(frozenset()), reprlib.repr([[[[[[[1]]]]]]]))
r.maxlist = 2
r.maxstring = 8
print(r.repr([1, 2, 3]), r.repr("abcdefghijkl"), reprlib.Repr(maxlist=1, fillvalue="#").repr([1, 2]))


class Chain:
    def __init__(self):
        self.parts = [self]

    @reprlib.recursive_repr("<...>")
    def __repr__(self):
        "shown"
        return f"Chain({self.parts!r})"


print(Chain(), Chain.__repr__.__name__, Chain.__repr__.__doc__)
print(reprlib.Repr(indent=2).repr([1, [2]]))
