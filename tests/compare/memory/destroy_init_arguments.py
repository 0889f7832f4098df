# Arguments of a class die when the instance is ready: after the variables of __init__, even if __init__ let go of them before.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")


class Lets:
    def __init__(self, a, b=None):
        x = D("local")
        a = None
        del b
        print("body", end="; ")


class Keeps:
    def __init__(self, a, b=None):
        self.a = a
        print("body", end="; ")


class New:
    def __new__(cls, a, b=None):
        a = b = D("new's own")
        print("new", end="; ")
        return super().__new__(cls)


class Wrong:
    def __init__(self, a, b=None):
        return 5


class Raises:
    def __init__(self, a, b=None):
        self.b = b
        raise KeyError("x")


class Calls:
    def __call__(self, a, b=None):
        a = b = None
        print("called", end="; ")


def plain(a, b=None):
    a = b = None
    print("plain", end="; ")


def attempt(make):
    for work in (lambda: make(D(1), D(2)), lambda: make(D(1), b=D(2)), lambda: make(a=D(1), b=D(2)), lambda: make(*[D(1), D(2)]), lambda: make(**{"a": D(1), "b": D(2)}), lambda: make(5, D(2)), lambda: make(D(1))):
        try:
            made = work()
            print("made", end="; ")
            del made
        except (TypeError, KeyError) as error:
            print(type(error).__name__, end="; ")
            del error
        print()


for make in Lets, Keeps, New, Wrong, Raises, Calls(), plain:
    print(make.__name__ if hasattr(make, "__name__") else "instance")
    attempt(make)


class TooFew:
    def __init__(self, a): print("never")


for work in (lambda: TooFew(), lambda: TooFew(D(1), D(2)), lambda: TooFew(D(1), z=D(2)), lambda: TooFew(D(1), a=D(2)), lambda: TooFew(*[D(1), D(2)])):
    try:
        work()
    except TypeError as error:
        print(error, end="; ")
    print()


class Deep:
    def __init__(self, n, payload):
        self.child = Deep(n - 1, D(f"p{n}")) if n else None
        payload = None
        print(n, end="; ")


d = Deep(3, D("top")); print("built"); del d; print("end")
