# Calls that fail: wrong arguments, not callable, errors in the middle of evaluating arguments, in defaults, decorators, returns.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")


def two(a, b): print("body", end="; "); return a


def attempt(work):
    try:
        work()
    except Exception as error:
        print(type(error).__name__, end="; ")
    print()


attempt(lambda: two(D(1)))
attempt(lambda: two(D(1), D(2), D(3)))
attempt(lambda: two(D(1), c=D(2)))
attempt(lambda: two(D(1), a=D(2)))
attempt(lambda: two(D(1), *[D(2), D(3)]))
attempt(lambda: two(**{"a": D(1), "z": D(2)}))
attempt(lambda: two(D(1), undefined))
attempt(lambda: two(D(1), D(2).nothing))
attempt(lambda: undefined(D(1)))
attempt(lambda: D("callable")(D(1), D(2)))
attempt(lambda: D("object").nothing(D(1)))
attempt(lambda: two(*D("star")))
attempt(lambda: two(**D("mapping")))
attempt(lambda: [D(1), D(2), undefined])
attempt(lambda: (D(1), [D(2), 1 / 0]))
attempt(lambda: {"a": D(1), "b": undefined})
attempt(lambda: {D(1), [], D(2)})
attempt(lambda: {**{"x": D(1)}, **D("not a mapping")})
attempt(lambda: [*[D(1)], *D("not iterable")])
attempt(lambda: D(1) + D(2))
attempt(lambda: D(1) < D(2))
attempt(lambda: D(1)[D(2)])
attempt(lambda: -D(1))
attempt(lambda: D(1) in D(2))
attempt(lambda: D("left") == undefined)
attempt(lambda: len(D(1)))
attempt(lambda: int(D(1)))
attempt(lambda: iter(D(1)))
attempt(lambda: getattr(D(1), "zzz"))
attempt(lambda: max(D(1), D(2)))
attempt(lambda: sorted([D(1), D(2)]))
attempt(lambda: sum([D(1), D(2)]))
attempt(lambda: "".join([D(1)]))
attempt(lambda: "%d" % D(1))
attempt(lambda: f"{D(1):zzz}")
attempt(lambda: isinstance(D(1), D(2)))
attempt(lambda: dict([D(1)]))
attempt(lambda: [].insert(D(1), D(2)))
attempt(lambda: {}.pop(D(1)))
attempt(lambda: range(D(1)))
attempt(lambda: exec(D("source")))


def failing(a=1):
    x = D("local")
    raise KeyError(D("argument of the error"))


attempt(failing)
attempt(lambda: two(D("first"), failing()))


def decorated():
    @(lambda f: 1 / 0)
    def inner(a=D("default"), *, b: D("annotation") = 2): pass


attempt(decorated)


def star():
    a, b = [D(1), D(2), D(3)]


def star2():
    a, b, c = (D(i) for i in range(2))


def store():
    D("target").attribute[0] = D("value")


def store2():
    D("target")[0] = D("value")


def augmented():
    x = D("x")
    x += D("y")


attempt(star); attempt(star2); attempt(store); attempt(store2); attempt(augmented)
