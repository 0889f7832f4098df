# The dict of an instance shares its keys with the class and shrinks as instances come.
import sys
class A:
    def __init__(self): self.a = 1; self.b = 2
sizes = [sys.getsizeof(A().__dict__) for _ in range(40)]
print(sizes)
class B: pass
b = B()
print(sys.getsizeof(b.__dict__))
row = []
for i in range(34):
    setattr(b, f"x{i}", i)
    row.append(sys.getsizeof(b.__dict__))
print(row)
class C: pass
c = C(); c.x = 1; c.__dict__[5] = 1
print(sys.getsizeof(c.__dict__))
c = C(); c.x = 1; c.y = 2; del c.x; print(sys.getsizeof(c.__dict__)); c.x = 3; print(sys.getsizeof(c.__dict__), c.__dict__)
c.__dict__.clear(); print(sys.getsizeof(c.__dict__))
class L(list): pass
print(sys.getsizeof(L().__dict__))
