# repr of references and proxies, living and dead, named objects included.
import weakref
class A: pass
def fn(): pass
a = A()
r, p = weakref.ref(a), weakref.proxy(a)
print(repr(r)); print(repr(weakref.ref(fn))); print(repr(weakref.ref(A)))
print(repr(p) == f"<weakproxy at {id(p):#x} to A at {id(a):#x}>")
class R(weakref.ref): pass
print(repr(R(a)))
print(repr(weakref.WeakMethod(a.__init__)) if False else "-")
del a
print(repr(r)); print(repr(p).split(" at ")[0], repr(p)[-40:].split(" to ")[1].split(" at ")[0])
