# A __del__ that changes the very container that is being emptied.
class D:
    def __init__(self, f): self.f = f
    def __del__(self): self.f()
l = []; l.extend([D(lambda: l.append(1)), D(lambda: l.append(2))]); l.clear(); print(l)
l = []; l.extend(D(lambda: l.append(i)) for i in range(3)); del l[:]; print(l)
l = []; l.extend([D(lambda: l.clear()), 1, 2, 3]); l[0] = 0; print(l)
l = []; l.extend([1, D(lambda: l.clear()), 2, 3]); l.pop(1); print(l)
l = []; l.extend([1, D(lambda: l.extend([7] * 20)), 2, 3]); l[1:2] = []; print(l)
d = {}; d["a"] = D(lambda: d.update(b=1)); d.clear(); print(d)
d = {}; d.update(a=D(lambda: d.clear()), b=2, c=3); d["a"] = 1; print(d)
d = {}; d.update(a=D(lambda: d.pop("b", None)), b=2, c=3); del d["a"]; print(d)
d = {}; d.update(a=D(lambda: d.update({i: i for i in range(20)})), b=2); d.pop("a"); print(len(d))
s = set(); s.add(D(lambda: s.add(5))); s.clear(); print(s); s = set(); s.add(D(lambda: s.clear())); s.add(1); s.pop() if False else s.clear(); print(s)
class A: pass
a = A(); a.x = D(lambda: setattr(a, "y", 1)); del a.x; print(vars(a)); a.x = D(lambda: a.__dict__.clear()); a.x = 2; print(vars(a)); a.x = D(lambda: setattr(a, "x", 9)); a.x = 3; print(vars(a))
l = []; l.append(D(lambda: globals().update(l=[1])))
l = None; print(l)
import gc
def f():
    x = D(lambda: gc.collect()); y = D(lambda: print("y"))
f(); print("collected inside")
l = [D(lambda: [D(lambda: print("nested"))])]; l.clear(); print("end")
l = [3, 1, 2]
try: l.sort(key=lambda v: l.append(v) or v)
except ValueError as e: print(e, l)
