# Cycles and generators that are left when the script ends.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def gen():
    d = D("generator local")
    try: yield 1
    finally: print("generator closed")
a = D("cycle a"); b = D("cycle b"); a.o = b; b.o = a
g = gen(); next(g)
class C:
    held = D("class attribute")
    def m(self): pass
def f(x=D("default")): return x
try: 1 / 0
except ZeroDivisionError as e: kept = e
print("end")
