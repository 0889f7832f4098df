# iter, next, reversed, len, slice.
print(next(iter([1])), next(iter([]), "d"), list(iter("ab")), list(reversed([1, 2, 3])), list(reversed("ab")), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})), len(""), len([1]), len({1: 2}), len(range(5)), len(b"ab"), slice(1, 2, 3).step)
class S:
    def __len__(self): return 2
    def __getitem__(self, i): return i * 10
    def __reversed__(self): return "custom"
print(reversed(S()))
del S.__reversed__
print(list(reversed(S())))
class N: __reversed__ = None
for bad in (lambda: next(5), lambda: next(iter([])), lambda: next(), lambda: iter(), lambda: iter(5), lambda: iter(5, 5), lambda: reversed(5), lambda: reversed({1}), lambda: reversed(N()), lambda: len(5), lambda: len(), lambda: len(1, 2), lambda: len(x for x in []), lambda: slice(), lambda: reversed(iter([])), lambda: iter(int, 1, 2)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
x = iter([1, 2, 3]); next(x); print(x.__reduce__()[1], x.__length_hint__())
