# __call__ on instances, on classes through the metaclass, nested.
class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x, *, k=0): return self.n + x + k
add = Adder(5)
print(add(1), add(1, k=10), callable(add), callable(Adder), callable(5))
print(list(map(add, range(3))), sorted([3, 1], key=Adder(0)))
class Nest:
    def __init__(self, f): self.f = f
    @property
    def __call__(self): return self.f
print(Nest(lambda x: x * 2)(21))
class Static:
    __call__ = staticmethod(lambda *a: a)
print(Static()(1, 2))
o = Adder(1)
o.__call__ = lambda: "instance"
try: o()
except TypeError as e: print(e)
class Rec: pass
Rec.__call__ = Rec()
try: Rec()()
except RecursionError as e: print(e)
