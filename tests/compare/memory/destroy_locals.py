# Locals die in the order of their places in the frame, cells last.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f(p1, p2):
    a = D("a")
    c = D("cell")
    b = D("b")
    lam = lambda: c
    print("body")
f(D("p1"), D("p2"))
print("after")
def g():
    x = D("x"); y = D("y")
    return y
r = g(); print("returned"); del r
def h():
    b = D("second"); a = D("first name later")
    b = D("rebound")
    print("end of h")
h()
D("temporary"); print("gone")
def args(*a, **k): print("args")
args(D(1), D(2), k=D(3))
[D("list item 1"), D("list item 2")]
(D("tuple 1"), D("tuple 2"))
{D("key"): D("value")}
