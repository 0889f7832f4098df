# A proxy is callable if its object's type is; types and their attributes.
import weakref
class A: pass
class B:
    def __call__(self): return "called"
a, b = A(), B()
def f(x): return x * 2
print(type(weakref.proxy(a)), type(weakref.proxy(b)), type(weakref.proxy(f)), type(weakref.proxy(A)))
print(weakref.proxy(b)(), weakref.proxy(f)(4), callable(weakref.proxy(a)), callable(weakref.proxy(b)))
for make in (lambda: weakref.ProxyType(a), lambda: weakref.CallableProxyType(b), lambda: type("X", (weakref.ProxyType,), {})):
    try: make()
    except TypeError as e: print(e)
print(weakref.ProxyTypes, weakref.ReferenceType is weakref.ref, weakref.ref.__module__, weakref.ProxyType.__module__)
n = weakref.proxy(A); print(n().__class__ is A, n.__name__)
