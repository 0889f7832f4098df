# Class statements: attributes, methods, instance dict, names.
class A:
    """Doc of A."""
    shared = []
    count = 0
    def __init__(self, x):
        self.x = x
        A.count += 1
    def get(self):
        return self.x

a, b = A(1), A(2)
a.shared.append("both")
print(b.shared, A.count, a.get(), A.get(b))
a.count = 99
print(a.count, b.count, a.__dict__)
print(A.__name__, A.__qualname__, A.__module__, A.__doc__, A.__bases__, A.__mro__)
print(sorted(k for k in A.__dict__ if not k.startswith("__")))
print(type(a), type(A), isinstance(a, A), issubclass(A, object))
class E: pass
print(E.__doc__, E().__dict__, E() == E(), E.__dict__.keys() >= {"__dict__", "__weakref__"})
e = E()
e.__class__ = A
print(type(e).__name__, hasattr(e, "x"))
a.__dict__ = {"x": "swapped"}
print(a.get())
