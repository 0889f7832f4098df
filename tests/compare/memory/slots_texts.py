# The messages of slots.
class S: __slots__ = ("a", "b")
s = S()
for f in (lambda: s.a, lambda: delattr(s, "a"), lambda: s.zzz, lambda: setattr(s, "zzz", 1), lambda: delattr(s, "zzz")):
    try: f()
    except AttributeError as e: print(e)
class V:
    __slots__ = ("a",)
    c = 1
try: V().c = 2
except AttributeError as e: print(e)
for body in ({"__slots__": ("a",), "a": 1}, {"__slots__": ("1x",)}, {"__slots__": (5,)}, {"__slots__": 5}, {"__slots__": ("__dict__", "__dict__")}, {"__slots__": ("__weakref__", "__weakref__")}, {"__slots__": ("a", "a")}, {"__slots__": ""}, {"__slots__": "word"}, {"__slots__": ("é",)}, {"__slots__": ("",)}):
    try: print(type("X", (), body).__slots__)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
for base in (int, tuple, bytes, str, list, float):
    try: print(type("Y", (base,), {"__slots__": ("a",)}).__name__, "fine")
    except TypeError as e: print(e)
class P1: __slots__ = ("a",)
class P2: __slots__ = ("b",)
class E1: __slots__ = ()
try: type("Z", (P1, P2), {})
except TypeError as e: print(e)
print(type("Z", (P1, E1), {}).__mro__[1:], type("D", (), {}).__dict__.keys() >= {"__dict__"})
class D: pass
try: type("X", (D,), {"__slots__": ("__dict__",)})
except TypeError as e: print(e)
for new, old in ((P2, P1()), (D, P1()), (P1, D()), (int, D()), (D, 5)):
    try: old.__class__ = new; print("fine")
    except TypeError as e: print(e)
class Q1: __slots__ = ("a",)
p = P1(); p.a = 1; p.__class__ = Q1; print(type(p).__name__, p.a)
