# C3 linearisation, and orders that cannot exist.
class O: pass
class A(O): pass
class B(O): pass
class C(A, B): pass
class D(B): pass
class E(C, D): pass
print([k.__name__ for k in E.__mro__])
print([k.__name__ for k in E.mro()])
for bases in ((A, A), (O, A), (E, C, O), (C, E)):
    try:
        type("X", bases, {})
        print("fine", [b.__name__ for b in bases])
    except TypeError as error:
        print(error)
class X(A, B): pass
class Y(B, A): pass
try:
    class Z(X, Y): pass
except TypeError as error:
    print(error)
for base in (5, "s", None, bool, type(None), range, type(lambda: 0), slice):
    try:
        class Bad(base): pass
    except TypeError as error:
        print(error)
try:
    class L(int, str): pass
except TypeError as error:
    print(error)
print(O.__subclasses__())
