# A weak reference is no reference; calling it makes one for the moment.
import sys, weakref
class A: pass
a = A(); n = sys.getrefcount(a)
r = weakref.ref(a); p = weakref.proxy(a)
print(sys.getrefcount(a) - n, sys.getrefcount(r()) - n, sys.getrefcount(p))
x = r(); print(sys.getrefcount(a) - n)
print(sys.getsizeof(r), sys.getsizeof(p), sys.getrefcount(r))
