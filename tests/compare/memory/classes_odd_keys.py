# Names of a class that are not exactly str take part in attribute lookup: they are compared by their own __eq__, which may change the class.
class Key:
    def __init__(self, name, act):
        self.name, self.act = name, act

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        return self.act(other)


class Base:
    first = second = "Base"


class Other:
    first = second = "Other"


def rebase(other):
    X.__bases__ = (Other,)
    return False


X = type("X", (Base,), {Key("first", rebase): 5})
print(X.first, X.second)
Y = type("Y", (Base,), {Key("second", lambda other: other == "second"): "by equality"})
print(Y.second, Y.first, Y().second)
Z = type("Z", (Base,), {Key("first", lambda other: 1 / 0): 5})
print(hasattr(Z, "first"), Z.second)


class Lost:
    pass


def forget(other):
    del Lost.value
    return False


Lost.value = object()
W = type("W", (Lost,), {Key("value", forget): 5})
print(hasattr(W, "value"), hasattr(W, "value"), hasattr(Lost, "value"))
