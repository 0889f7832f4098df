# A subclass of ref with attributes, its own call and comparison.
import weakref
class A: pass
class Named(weakref.ref):
    __slots__ = ("name",)
    def __new__(cls, ob, callback=None, name=None):
        self = super().__new__(cls, ob, callback); self.name = name; return self
    def __init__(self, ob, callback=None, name=None): super().__init__(ob, callback)
    def __call__(self): return (self.name, super().__call__())
class Free(weakref.ref): pass
a = A()
n = Named(a, None, "first")
print(n.name, n()[1] is a, isinstance(n, weakref.ref), weakref.getweakrefcount(a))
f = Free(a); f.anything = 5; print(f.anything, f() is a, f.__dict__)
try: weakref.ref(a).x = 1
except AttributeError as e: print(e)
try: n.other = 1
except AttributeError as e: print(e)
del a; print(n(), f())
class Bad(weakref.ref):
    def __init__(self, ob, x): pass
b = A()
try: Bad(b, 1, 2)
except TypeError as e: print(e)
print(Bad(b, print)() is b, weakref.ref.__new__(weakref.ref, b)() is b)
