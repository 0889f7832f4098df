# A WeakSet holds one reference with a callback per member; its own death clears them.
import sys, weakref
class M: pass
m = M(); n = sys.getrefcount(m)
s = weakref.WeakSet([m]); t = weakref.WeakSet([m])
print(weakref.getweakrefcount(m), sys.getrefcount(m) - n, m in s)
del s; print(weakref.getweakrefcount(m))
t.discard(m); print(weakref.getweakrefcount(m))
w = weakref.ref(t); del t; print(w())
class S(weakref.WeakSet): pass
s = S([m]); print(type(s.copy()).__name__, type(s | [m]).__name__, s == weakref.WeakSet([m]), weakref.WeakSet([m]) == s)
