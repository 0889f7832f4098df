# The new value is in place before the old one dies.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, "sees", look(), end="; ")
def look(): return getattr(x, "n", x) if "x" in globals() else "nothing"
x = D(1); x = D(2); print(); x = 5; print(); x = D(3); del x; print("deleted")
class H: pass
h = H(); h.a = D("old"); x = "global"; h.a = D("new"); print(); del h.a; print()
look = lambda: l[0] if isinstance(l[0], int) else l[0].n
l = [D("i0")]; l[0] = 7; print(); l[0] = D("i1"); l[0] = D("i2"); print(); look = lambda: sorted(d); d = {"k": D("v")}; d["k"] = 1; print(); d["k"] = D("w"); del d["k"]; print(); d["k"] = D("p"); d.pop("k"); print(); d["k"] = D("c"); d.clear(); print()
look = lambda: (len(l), [type(i).__name__ for i in l]); l[:] = [D("s1"), D("s2")]; l[0:1] = []; print(); l.pop(); print(); l.append(D("t")); l.clear(); print()
def f():
    global look
    y = D("local"); look = lambda: "-"; y = D("local2"); print("in f", end="; ")
f(); print()
class S: __slots__ = ("a",)
s = S(); look = lambda: hasattr(s, "a"); s.a = D("slot"); s.a = 1; print(); s.a = D("slot2"); del s.a; print()
class C: a = D("class")
look = lambda: hasattr(C, "a"); C.a = D("class2"); print(); del C.a; print()
def nl():
    v = D("cell")
    def set(): nonlocal v; v = 1
    global look; look = lambda: "cell"
    set(); print("nonlocal", end="; ")
nl(); print(); look = lambda: "end"
for i in [D("l1"), D("l2")]: pass
print("loop"); del i; print(); l = d = s = C = None; print("done")
