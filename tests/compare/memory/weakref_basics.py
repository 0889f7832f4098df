# ref: sharing, equality, hash, repr, calling dead ones.
import weakref
class A: pass
a = A()
r = weakref.ref(a)
print(r() is a, weakref.ref(a) is r, weakref.getweakrefcount(a), weakref.getweakrefs(a) == [r], r.__callback__)
c = weakref.ref(a, print)
print(c is r, c == r, weakref.ref(a, print) is c, weakref.getweakrefcount(a), c.__callback__ is print)
h = hash(r); print(h == hash(a))
b = A(); s = weakref.ref(b); print(r == s, r != s)
print(repr(r).split(";")[1].split(" at ")[0])
c = None
del a
print(r(), r == weakref.ref(A()), hash(r) == h, repr(r).split("; ")[1])
x = A(); y = weakref.ref(x); del x
try: hash(y)
except TypeError as e: print(e)
for bad in (lambda: weakref.ref(1), lambda: weakref.ref("s"), lambda: weakref.ref([]), lambda: weakref.ref({}), lambda: weakref.ref(()), lambda: weakref.ref(None), lambda: weakref.ref(), lambda: weakref.ref(A(), 1, 2), lambda: weakref.ref(range(1)), lambda: weakref.ref(object()), lambda: weakref.ref(1.5), lambda: weakref.ref(b"")):
    try: bad()
    except TypeError as e: print(e)
print([type(weakref.ref(o)).__name__ for o in (set(), frozenset([1]), A, print, lambda: 0, weakref, (x for x in []), memoryview(b""))])
class S: __slots__ = ()
class W: __slots__ = ("__weakref__",)
try: weakref.ref(S())
except TypeError as e: print(e)
w = W(); print(weakref.ref(w)() is w, isinstance(r, weakref.ref), weakref.ReferenceType is weakref.ref)
