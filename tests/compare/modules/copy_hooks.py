# __copy__, __deepcopy__, __reduce__, __getstate__, __getnewargs__.
import copy


class Hooked:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return ["deep", type(memo).__name__]


print(copy.copy(Hooked()), copy.deepcopy([Hooked()]))


class Reduced:
    def __init__(self, v):
        self.v = v

    def __reduce__(self):
        return Reduced, (self.v + 1,)


print(copy.copy(Reduced(1)).v, copy.deepcopy(Reduced(1)).v)


class State:
    def __init__(self):
        self.kept, self.dropped = 1, 2

    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        self.restored = state


print(vars(copy.copy(State())))


class New:
    def __new__(cls, a):
        self = super().__new__(cls)
        self.a = a
        return self

    def __getnewargs__(self):
        return (self.a,)


print(copy.copy(New(4)).a)


class Single:
    def __reduce__(self):
        return "Single"


one = Single()
print(copy.copy(one) is one, copy.deepcopy(one) is one)
for value in ((x for x in ()), open, iter({}.keys())):
    try:
        print(type(copy.copy(value)).__name__)
    except TypeError as error:
        print(error)
