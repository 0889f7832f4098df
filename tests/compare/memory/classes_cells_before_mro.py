# A method that a metaclass's mro() runs already finds its class in __class__; a slot may have the name of the class cell.
class Meta(type):
    def mro(cls):
        if "f" in cls.__dict__:
            print(cls.__dict__["f"](), "__classcell__" in cls.__dict__)
        return super().mro()


class A(metaclass=Meta):
    def f():
        return __class__.__name__


class Looks(type):
    def __new__(cls, name, bases, namespace, attr):
        print(attr, attr in namespace)
        return super().__new__(cls, name, bases, namespace)


class Base:
    def __init__(self):
        self.b = 42


class WithCell(Base, metaclass=Looks, attr="__classcell__"):
    __slots__ = ["__classcell__"]

    def __init__(self):
        super().__init__()


print(type(vars(WithCell)["__classcell__"]).__name__)
made = WithCell()
print(made.b, hasattr(made, "__classcell__"))
made.__classcell__ = 4
print(made.__classcell__)


class WithName(metaclass=Looks, attr="__qualname__"):
    __slots__ = ["__qualname__"]

    def m(self):
        return __class__


print(WithName.__qualname__, type(vars(WithName)["__qualname__"]).__name__, WithName().m())
for text in ["__classcell__ = 42", "__slots__ = ['__module__']", "__slots__ = ['__classcell__']\n def f(self): __class__"]:
    try:
        exec("class X:\n " + text)
        print("fine")
    except (TypeError, ValueError) as error:
        print(error)
