# Classes: what dies when a class body fails, when a class goes, when attributes are replaced; metaclasses and __init_subclass__.
import gc


class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
    def __set_name__(self, owner, name): print("named", name, end="; ")


try:
    class Failing:
        a = D("a")
        b = D("b")
        1 / 0
except ZeroDivisionError:
    print("body failed")


class A:
    x = D("x")
    y = D("y")


A.x = D("x2"); print("replaced"); del A.y; print("deleted"); del A; print(gc.collect() > 0, "class gone")


class Base:
    def __init_subclass__(cls, **k): print("subclass", sorted(k), end="; "); cls.made = D("made by hook")


class Sub(Base, option=D("option")):
    pass


print("defined"); del Sub; gc.collect(); print("collected")


class Meta(type):
    def __new__(meta, name, bases, body):
        body["extra"] = D("extra " + name)
        return super().__new__(meta, name, bases, dict(body))

    def __del__(cls): print("del class", cls.__name__, end="; ")


class WithMeta(metaclass=Meta):
    z = D("z")


WithMeta.other = D("other"); i = WithMeta(); i.attr = D("attr"); del WithMeta; gc.collect(); print("instance holds"); del i; gc.collect(); print("all gone")
try:
    class Raises(metaclass=Meta, wrong=D("keyword")):
        q = D("q")
except TypeError as error:
    print(type(error).__name__, end="; ")
print("refused")


class Refusing:
    def __init_subclass__(cls): raise ValueError("no")


try:
    class No(Refusing):
        inner = D("inner")
except ValueError:
    print("hook raised", end="; ")
gc.collect(); print("gone")


class P:
    def __init__(self): self._v = D("value")
    @property
    def v(self): return D("fresh")
    @v.setter
    def v(self, value): print("set", end="; ")
    @v.deleter
    def v(self): del self._v


p = P(); p.v; print("read"); p.v = D("given"); print("written"); del p.v; print("deleted"); del p; print()


class New:
    def __new__(cls, *a): return D("other object")


New(D("argument")); print("new")


class Bad:
    def __init__(self, a): self.kept = a; raise KeyError


try:
    Bad(D("init argument"))
except KeyError:
    print("init raised", end="; ")
print()
type("T", (D,), {"a": D("dynamic")})(1); gc.collect(); print("dynamic class")
