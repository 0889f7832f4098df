# The new value is stored before the old one dies.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, state())
state = lambda: ""
x = D("old"); state = lambda: f"sees {x.n if x is not None else None}"
x = D("new")
x = None
l = [D("item")]
state = lambda: f"list is {l}"
l[0] = "replaced"
l[0] = D("item2"); l.pop(); l.append(D("item3")); l.clear()
d = {"k": D("value")}
state = lambda: f"dict is {d}"
d["k"] = 1
d["k"] = D("v2"); del d["k"]; d["k"] = D("v3"); d.pop("k"); d["k"] = D("v4"); d.clear()
class A: pass
a = A(); a.v = D("attr")
state = lambda: f"attr is {a.__dict__}"
a.v = 5
a.v = D("attr2"); del a.v
state = lambda: ""
x = [D("a"), D("b")]; x[:] = [1]; x = D("swap1"); y = D("swap2"); x, y = y, x; print("swapped"); x = y = None
for i in (D("loop1"), D("loop2")): print("in loop", i.n)
print("loop over"); del i
def f():
    v = D("local")
    v = D("second")
    print("f ends")
f()
