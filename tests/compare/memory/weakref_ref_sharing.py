# Plain references are shared, those with callbacks and of subclasses are not; getweakrefs tells the order.
import weakref
class A: pass
class R(weakref.ref): pass
a = A()
r = weakref.ref(a); p = weakref.proxy(a)
print(weakref.ref(a) is r, weakref.proxy(a) is p, weakref.ref(a, None) is r, weakref.proxy(a, None) is p)
c1, c2 = weakref.ref(a, print), weakref.ref(a, print)
print(c1 is c2, c1 == c2, c1 is r)
s1, s2 = R(a), R(a); print(s1 is s2, s1 == s2, s1 == r, hash(s1) == hash(a))
names = {id(r): "r", id(p): "p", id(c1): "c1", id(c2): "c2", id(s1): "s1", id(s2): "s2"}
print([names[id(x)] for x in weakref.getweakrefs(a)], weakref.getweakrefcount(a))
del r; print([names[id(x)] for x in weakref.getweakrefs(a)])
r = weakref.ref(a); print(weakref.getweakrefs(a)[0] is r, len(weakref.getweakrefs(a)))
print(weakref.getweakrefs(5), weakref.getweakrefcount("x"), weakref.getweakrefcount(A), weakref.getweakrefs(object()))
