# A value that dies after its key was given a new one does not remove the new one.
import weakref
class V: pass
d = weakref.WeakValueDictionary()
a, b = V(), V()
d["k"] = a; d["k"] = b; del a
print(d["k"] is b, len(d))
class D(V):
    def __del__(self): d["again"] = b; print("del", sorted(d))
x = D(); d["x"] = x; del x
print(sorted(d))
x = D(); x.me = x; d["y"] = x; del x
import gc; gc.collect()
print(sorted(d))
