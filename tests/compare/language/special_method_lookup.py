# Special methods are found on the type; implicit defaults; context of None.
class A: pass
a = A()
a.__len__ = lambda: 5
a.__bool__ = lambda: False
a.__str__ = lambda: "inst"
print(bool(a), str(a).startswith("<__main__.A"))
try: len(a)
except TypeError as e: print(e)
class M(type):
    def __bool__(cls): return False
    def __contains__(cls, x): return True
    def __iter__(cls): return iter("meta")
    def __add__(cls, o): return "added"
    def __instancecheck__(cls, o): return o == "me"
    def __subclasscheck__(cls, o): return o is int
class B(metaclass=M): pass
print(bool(B), 5 in B, list(B), B + 1, isinstance("me", B), isinstance(5, B), issubclass(int, B), issubclass(str, B), isinstance(B(), B))
class Hidden:
    __iter__ = None
    __contains__ = None
    __hash__ = None
for f in (iter, hash, lambda h: 1 in h):
    try: f(Hidden())
    except TypeError as e: print(e)
A.__len__ = lambda self: 7
print(len(a), bool(a))
del A.__len__
try: len(a)
except TypeError as e: print(e)
class Idx:
    def __index__(self): return "x"
try: [1][Idx()]
except TypeError as e: print(e)
class Ln:
    def __len__(self): return 1.5
try: len(Ln())
except TypeError as e: print(e)
class Ln2:
    def __len__(self): return 2 ** 100
try: len(Ln2())
except OverflowError as e: print(e)
