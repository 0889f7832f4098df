# __getattribute__, __getattr__, __setattr__, __delattr__, __dir__.
class A:
    here = 1
    def __getattr__(self, name):
        if name == "no": raise AttributeError("no such")
        return f"made {name}"
    def __setattr__(self, name, value):
        print("set", name)
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)
    def __dir__(self): return ["z", "a"]
a = A()
a.v = 1
print(a.v, a.here, a.other, dir(a), hasattr(a, "no"), getattr(a, "no", "default"))
del a.v
print(a.v)
class B:
    def __getattribute__(self, name):
        if name == "x": return "intercepted"
        return object.__getattribute__(self, name)
b = B()
b.x = 1
print(b.x, b.__dict__)
class C:
    def __getattribute__(self, name): raise AttributeError(name)
    def __getattr__(self, name): return ("caught", name)
print(C().anything)
class L:
    __len__ = lambda self: 3
l = L()
l.__len__ = lambda: 9
print(len(l), l.__len__())
