# cached_property stores its value in the instance.
from functools import cached_property


class Data:
    def __init__(self, rows):
        self.rows = rows

    @cached_property
    def total(self):
        "The sum."
        print("computing")
        return sum(self.rows)


data = Data([1, 2, 3])
print(data.total, data.total, vars(data))
data.total = 7
print(data.total)
del data.total
print(data.total, Data.total.__doc__, Data.total.attrname)


class Slotted:
    __slots__ = ()

    @cached_property
    def x(self):
        return 1


for call in (lambda: Slotted().x, lambda: cached_property(len).__get__(data)):
    try:
        call()
    except TypeError as error:
        print(error)
try:
    class Twice:
        a = b = cached_property(len)
except TypeError as error:
    print(error)
