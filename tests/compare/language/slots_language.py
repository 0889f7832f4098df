# __slots__ with inheritance, defaults, deletion and properties.
class P:
    __slots__ = ("x", "__private", "_y")
    def __init__(self): self.x = 1; self.__private = 2
    def show(self): return self.__private
p = P()
print(p.x, p.show(), p._P__private, hasattr(p, "_y"), P.__slots__, type(P.x))
del p.x
try: p.x
except AttributeError as e: print(e)
class Q(P):
    __slots__ = "z"
q = Q()
q.z = 3
print(q.z, q.x)
class R(P): pass
r = R()
r.anything = 1
print(r.__dict__)
print(P.x.__get__(q), P.x.__name__, P.x.__objclass__)
P.x.__set__(q, 9)
print(q.x)
try: P.x.__get__(5)
except TypeError as e: print(e)
class D:
    __slots__ = {"a": "doc of a"}
print(D.__slots__, D.a.__doc__)
try:
    class Conflict:
        __slots__ = ("a",)
        a = 1
except ValueError as e: print(e)
