# What turns an instance's shared dict into one of its own, and how big that one is.
import sys


def instance(n):
    class A:
        pass
    a = A()
    for i in range(n):
        setattr(a, f"k{i}", i)
    return a


def attempt(name, work):
    row = []
    for n in (0, 1, 2, 5, 6, 10, 20, 29, 30, 31):
        a = instance(n)
        try:
            work(a)
        except KeyError:
            row.append("KeyError")
        row.append(sys.getsizeof(a.__dict__))
    print(name, row)


attempt("look", lambda a: a.__dict__)
attempt("int key", lambda a: a.__dict__.update({1: 1}))
attempt("popitem", lambda a: a.__dict__.popitem())
attempt("clear", lambda a: a.__dict__.clear())
attempt("clear, set", lambda a: (a.__dict__.clear(), setattr(a, "x", 1)))
attempt("pop", lambda a: a.__dict__.pop("k0"))
attempt("delattr", lambda a: hasattr(a, "k0") and delattr(a, "k0"))
attempt("set after look", lambda a: (a.__dict__, setattr(a, "new", 1)))
attempt("item", lambda a: a.__dict__.__setitem__("new", 1))
attempt("setdefault", lambda a: a.__dict__.setdefault("new", 1))
attempt("update", lambda a: a.__dict__.update(p=1, q=2))
attempt("or", lambda a: a.__dict__.__ior__({"p": 1}))
attempt("copy", lambda a: setattr(a, "__dict__", a.__dict__.copy()))
attempt("dict()", lambda a: setattr(a, "__dict__", dict(a.__dict__)))
attempt("twice", lambda a: setattr(type(a)(), "__dict__", a.__dict__))
attempt("del dict", lambda a: a.__delattr__("__dict__"))
