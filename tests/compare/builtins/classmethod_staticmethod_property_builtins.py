# classmethod, staticmethod and property as objects.
def f(*a): "doc of f"; return a
s, c, p = staticmethod(f), classmethod(f), property(f, doc="d")
print(s.__func__ is f, s(1), s.__get__(None, int)(2), c.__func__ is f, c.__get__(5, int)()[0], c.__get__(None, str)(1)[0], p.__get__(3, int), p.__doc__, property(f).__doc__, s.__name__, c.__doc__)
class A:
    k = classmethod(lambda cls, x: (cls.__name__, x))
    st = staticmethod(len)
    pr = property(lambda self: 7, lambda self, v: print("set", v))
print(A.k(1), A().k(2), A.st("abc"), A().pr); A().pr = 3
for bad in (lambda: c(), lambda: staticmethod(), lambda: classmethod(1, 2), lambda: property(x=1), lambda: p.__get__(None) is p, lambda: property().__get__(1), lambda: property().__set__(1, 2), lambda: property().__delete__(1), lambda: staticmethod(5)(), lambda: A.pr.fget(None)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(repr(s).split(" at ")[0], repr(c).split(" at ")[0], p.getter(len).fget is len, p.setter(len).fset is len, p.deleter(len).fdel is len, isinstance(p, property))
