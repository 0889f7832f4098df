# Bad calls name the method, the class or the thing that is not callable.
class C:
    def m(self): pass
    def two(self, a, b): pass
    @staticmethod
    def s(a): pass
    @classmethod
    def k(cls, a): pass

class D:
    def __init__(self, x): pass

five, text, nothing, empty = 5, "s", None, []

class E:
    pass

for call in (
    lambda: C().m(1), lambda: C().two(1), lambda: C.m(), lambda: C.s(), lambda: C.k(), lambda: D(),
    lambda: D(1, 2), lambda: E(1), lambda: E(x=1), lambda: five(), lambda: text(), lambda: nothing(), lambda: C()(),
    lambda: empty(1), lambda: C.m(1, 2, 3), lambda: object(1), lambda: type(), lambda: type(1, 2),
):
    try:
        call()
    except TypeError as error:
        print(error)
