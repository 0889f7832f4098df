# with, match, for-else, while, try: when managers, subjects, iterators and caught errors die.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
    def __enter__(self): print("enter", self.n, end="; "); return D(f"{self.n} entered")
    def __exit__(self, *a): print("exit", self.n, a[0] and a[0].__name__, end="; "); return self.n == "swallow"
    def __iter__(self): return iter([D(f"{self.n} item {i}") for i in range(2)])


with D("w"): print("body", end="; ")
print()
with D("w") as x: print("body", end="; ")
print("after", end="; "); del x; print()
with D("a") as x, D("b") as y: print("body", end="; ")
del x, y; print()
try:
    with D("a"): raise ValueError(D("thrown"))
except ValueError: print("caught", end="; ")
print()
with D("swallow"): raise ValueError(D("thrown"))
print("swallowed")
def early():
    with D("early") as e: return D("result")
early(); print()
def loop():
    for i in range(2):
        with D(f"loop{i}"):
            if i: break
            continue
loop(); print()
for d in D("iterable"): print("turn", end="; ")
else: print("else", end="; ")
print("loop done", end="; "); del d; print()
for d in D("broken"): break
print("broke", end="; "); del d; print()
def returning():
    for d in D("returned"): return d.n
returning(); print()
match D("subject"):
    case int(): pass
    case D(n=name): print("matched", name, end="; ")
print()
match [D(1), D(2), D(3)]:
    case [first, *rest]: print("sequence", end="; ")
print(len(rest), end="; "); del first; print("first gone", end="; "); del rest; print()
match {"k": D("value"), "other": D("rest value")}:
    case {"k": v, **rest}: print("mapping", end="; ")
del v; print("value gone", end="; "); del rest; print()
match D("a"), D("b"):
    case (x, y) if False: print("no")
    case _: print("default", end="; ")
del x, y; print()
try: raise KeyError(D("argument"))
except KeyError as error: print("handling", end="; ")
print("after")
try:
    try: raise KeyError(D("first"))
    except KeyError as error: raise ValueError(D("second")) from None
except ValueError as error: print("handling", error.__context__ is None, end="; "); kept = error
print("kept", end="; "); del kept; print()
try: raise ExceptionGroup("g", [KeyError(D("in group")), ValueError(D("other in group"))])
except* KeyError as group: print("star", end="; ")
except* ValueError: print("second star", end="; ")
print()
while D("condition"): break
print()
if D("x") or D("y"): print("or", end="; ")
print()
if not (D("x") and D("y")): pass
print(); x = D("t") if D("cond") else D("f"); print("chosen", end="; "); del x; print()
a = b = D("chained"); a = None; print("one left", end="; "); b = None; print()
del a, b
print("end")
