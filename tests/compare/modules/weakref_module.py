# Names of the module and what they are.
import weakref
print(sorted(weakref.__all__))
print([type(getattr(weakref, n)).__name__ for n in weakref.__all__])
print(weakref.WeakSet.__module__, weakref.finalize.__module__, weakref.ref.__doc__ is None or True, weakref.ref.__name__, weakref.ref)
print(weakref.ref[int], weakref.WeakSet[int] if hasattr(weakref.WeakSet, "__class_getitem__") else "")
import collections.abc as c
print(issubclass(weakref.WeakSet, c.Set), issubclass(weakref.WeakSet, c.MutableSet), isinstance(weakref.WeakValueDictionary(), c.MutableMapping), isinstance(weakref.WeakKeyDictionary(), c.Mapping))
