# __iadd__ is asked first, NotImplemented falls back to __add__ and then to the other side.
class A:
    def __init__(self, n): self.n = n
    def __iadd__(self, other):
        print("iadd")
        self.n += other
        return self
    def __isub__(self, other):
        return NotImplemented
    def __sub__(self, other):
        print("sub")
        return A(self.n - other)
    def __imatmul__(self, other):
        return "replaced"

class B:
    def __rmul__(self, other):
        return ("rmul", other)

a = A(1)
same = a
a += 5
print(a is same, a.n)
a -= 2
print(a is same, a.n)
a @= 0
print(a)
x = 3
x *= B()
print(x)
try:
    y = A(1)
    y *= 2
except TypeError as error:
    print(error)
try:
    y **= 2
except TypeError as error:
    print(error)
