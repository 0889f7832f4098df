# Temporaries of operators, comparisons, subscripts, attributes, conditions.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
    def __add__(self, o): return 1
    def __radd__(self, o): return 1
    def __iadd__(self, o): return D("sum")
    def __lt__(self, o): return True
    def __eq__(self, o): return True
    def __hash__(self): return 1
    def __getitem__(self, k): return 1
    def __setitem__(self, k, v): print("set", end="; ")
    def __delitem__(self, k): print("delitem", end="; ")
    def __contains__(self, k): return True
    def __neg__(self): return 1
    def __bool__(self): return True
    def __iter__(self): return iter([1, 2])
    def __enter__(self): return D("entered")
    def __exit__(self, *a): print("exit", end="; ")
D(1) + D(2); print(); 1 + D(2); print(); -D(1); print(); D(1) < D(2); print(); D(1) < D(2) < D(3); print(); D(1) == D(2); print(); D(1)[D(2)]; print(); D(1)[D(2):D(3)]; print()
D(1)[D(2)] = D(3); print(); del D(1)[D(2)]; print(); D(1) in D(2); print(); D(1) is D(2); print(); not D(1); print(); D(1) and D(2); print(); D(1) or D(2); print(); D(1) if D(2) else D(3); print()
x = D(1); x += D(2); print("iadd"); del x; print(); a, b = D(1); print(a, b); D(1).n; print(); D(1).n = D(2); print(); del D(1).n
print(); f"{D(1).n}{D(2).n}"; print(); [D(1), D(2)][0]; print(); (D(1), D(2))[1]; print(); {"a": D(1)}["a"]; print(); D(1), D(2); print(); {D(1): D(2)}; print()
with D("manager"): print("with", end="; ")
print()
with D("manager") as m: print("with", end="; ")
print(); del m; print()
for i in D("iterable"): print(i, end="; ")
print(); [i for i in D("iterable")]; print(); print(*D("star"), end="; "); print(); assert D("assert"); print()
while D("while"): break
print(); x = y = D("chain"); del x; print("one left"); del y; print(); x, y = D(1), D(2); x, y = y, x; print("swapped"); x = None; print("x"); y = None; print()
if D("a") and D("b"): print("if", end="; ")
print(); match D("subject"):
    case D(n=5): pass
    case _: print("matched", end="; ")
print(); (n := D("walrus")); print("bound"); del n; print(); lambda: D("never"); print("done")
