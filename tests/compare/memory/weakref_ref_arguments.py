# Making references: what is refused, with which words.
import weakref
class A: pass
a = A()
for call in (lambda: weakref.ref(), lambda: weakref.ref(a, None, 1), lambda: weakref.ref(a, callback=None), lambda: weakref.ref(object=a), lambda: weakref.proxy(), lambda: weakref.proxy(1), lambda: weakref.proxy(a, 1, 2), lambda: weakref.getweakrefs(), lambda: weakref.getweakrefcount(), lambda: weakref.ref(a)(1), lambda: weakref.ref(a)(x=1), lambda: weakref.WeakMethod(), lambda: weakref.WeakMethod(5), lambda: weakref.WeakMethod(print)):
    try: print(call())
    except TypeError as e: print(e)
for x in (1, "s", (), [], {}, b"", None, 1.5, ValueError(), property(), range(1), [].append, NotImplemented, object(), slice(1), iter([]), (i for i in ()).gi_frame, super(A, a)):
    try: print(type(weakref.ref(x)).__name__)
    except TypeError as e: print(e)
