# A class attribute that is no function is called without the instance, the second time as the first.
from functools import partial


class Point:
    def __init__(self, *args):
        self.args = args


class User:
    made = list
    point = Point
    builtin = len
    part = partial(Point, 0)
    lam = lambda self: type(self).__name__
    static = staticmethod(Point)

    def use(self):
        for _ in range(3):
            print(self.made("ab"), self.point(1).args, self.builtin("abc"), self.part(2).args, self.lam(), self.static(3).args)


User().use()


class Slotted:
    __slots__ = ("call",)

    def use(self):
        return [self.call(n) for n in range(3)]


s = Slotted()
s.call = str
print(s.use())
s.call = lambda n: n * 2
print(s.use())
User.made = tuple
User().use()
