# Names, repr, references held, what is stored.
import weakref, sys
class V: pass
v = V(); n = sys.getrefcount(v)
d = weakref.WeakValueDictionary(); d["k"] = v
print(sys.getrefcount(v) - n, type(d.data["k"]).__name__, d.data["k"].key, d.data["k"]() is v, sys.getsizeof(d.data["k"]))
print(repr(d).split(" at ")[0], d == {"k": v}, d != {"k": v}, isinstance(d, dict), weakref.getweakrefcount(v))
d["k2"] = v; print(weakref.getweakrefcount(v))
print(weakref.WeakValueDictionary.__name__, weakref.KeyedRef.__slots__, weakref.KeyedRef.__mro__[1].__name__)
r = weakref.KeyedRef(v, None, "key"); print(r.key, r() is v)
