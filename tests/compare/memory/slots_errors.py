# Every error text of slots.
class S: __slots__ = ("a", "b")
s = S()
def show(f):
    try: print("fine", f())
    except (AttributeError, TypeError, ValueError) as e: print(type(e).__name__, e)
show(lambda: s.a); show(lambda: s.c); show(lambda: setattr(s, "c", 1)); show(lambda: delattr(s, "a")); show(lambda: delattr(s, "c")); show(lambda: s.__dict__); show(lambda: vars(s)); show(lambda: S.a.__get__(5)); show(lambda: S.a.__set__(5, 1)); show(lambda: S.a.__delete__(5)); show(lambda: S.a.__get__(None, S) is S.a); show(lambda: S.a.__get__(None))
def cls(bases=(), **ns): return type("X", bases, ns)
show(lambda: cls(__slots__=("a",), a=1)); show(lambda: cls(__slots__=("1",))); show(lambda: cls(__slots__=(1,))); show(lambda: cls(__slots__=1)); show(lambda: cls(__slots__="a b")); show(lambda: cls(__slots__=("a", "a")).__slots__); show(lambda: cls(__slots__=("",))); show(lambda: cls(__slots__=("é",)).__slots__); show(lambda: cls(__slots__=None))
show(lambda: cls(__slots__=("__dict__", "__dict__"))); show(lambda: cls(__slots__=("__weakref__", "__weakref__"))); show(lambda: cls(bases=(cls(),), __slots__=("__weakref__",))); show(lambda: cls(bases=(cls(),), __slots__=("__dict__",)))
class P1: __slots__ = ("a",)
class P2: __slots__ = ("b",)
class N: __slots__ = ()
class F: pass
show(lambda: cls(bases=(P1, P2))); show(lambda: cls(bases=(P1, N)).__mro__[1:3]); show(lambda: cls(bases=(P1, F)).__basicsize__); show(lambda: cls(bases=(F, P1)).__basicsize__); show(lambda: cls(bases=(int, P1))); show(lambda: cls(bases=(int, str))); show(lambda: cls(bases=(list, dict)))
for b in (int, str, tuple, bytes, list, dict, set, float, object, Exception, type, frozenset, bytearray): show(lambda: cls(bases=(b,), __slots__=("a",)).__name__)
for b in (int, tuple, bytes): show(lambda: cls(bases=(b,), __slots__=("__dict__",)).__name__); show(lambda: cls(bases=(b,), __slots__=("__weakref__",)).__name__)
