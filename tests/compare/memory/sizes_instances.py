# Instances with a dict, with slots, with both, and of subclasses of builtins.
import sys
class A: pass
class S0: __slots__ = ()
class S1: __slots__ = ("a",)
class S3: __slots__ = ("a", "b", "c")
class SD: __slots__ = ("a", "__dict__")
class SW: __slots__ = ("a", "__weakref__")
class Sub(S1): pass
class Sub2(S1): __slots__ = ("z",)
g = sys.getsizeof
print([g(c()) for c in (A, S0, S1, S3, SD, SW, Sub, Sub2)])
a = A(); a.x = 1; a.y = 2
print(g(a))
class I(int): pass
class F(float): pass
class T(tuple): pass
class L(list): pass
class D(dict): pass
class St(str): pass
class SE(set): pass
class By(bytes): pass
class IS(int): __slots__ = ()
class LS(list): __slots__ = ("a",)
class StS(str): __slots__ = ()
class E(Exception): pass
print([g(x) for x in (I(5), I(2**40), F(1.5), T(), T((1, 2)), L(), L([1, 2]), D(), D(a=1), St("abc"), St("é"), SE(), By(b"ab"), IS(5), LS(), StS("abc"), E())])
