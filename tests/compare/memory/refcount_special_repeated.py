# Counts inside special methods and properties of an instruction that runs again: from the second time on CPython's specialised forms of
# reading a property and an item hand their operands over, the others go on holding them.
import sys

count = sys.getrefcount


class V:
    @property
    def p(self): return count(self)
    @p.setter
    def p(self, value): print("set", count(self), count(value), end="; ")
    @property
    def many(*args): return count(args[0])
    def __getitem__(self, key): return count(self), count(key)
    def __setitem__(self, key, value): print("setitem", count(self), count(key), count(value), end="; ")
    def __add__(self, other): return count(self), count(other)
    def __radd__(self, other): return count(self), count(other) > 5
    def __iadd__(self, other): print("iadd", count(self), count(other), end="; "); return self
    def __lt__(self, other): print("lt", count(self), count(other), end="; "); return NotImplemented
    def __gt__(self, other): print("gt", count(self), count(other), end="; "); return True
    def __contains__(self, key): print("in", count(self), count(key), end="; "); return False
    def __iter__(self): print("iter", count(self), end="; "); return iter((1,))
    def __enter__(self): print("enter", count(self), end="; ")
    def __exit__(self, *args): print("exit", count(self), len(args), end="; ")


class Items:
    left = 2
    def __iter__(self): return self
    def __next__(self):
        print("next", count(self), end="; ")
        self.left -= 1
        if self.left < 0: raise StopIteration
        return self


v, w, key = V(), V(), object()
for _ in range(3):
    print(v.p, V().p, v.many, v[key], V()[object()], v + w, V() + V(), 1 + v, v < w, w in v)
    v.p = key; v[key] = w
    v += w
    if v < w: print("less", end="; ")
    for x in v: pass
    for x in Items(): pass
    with v: pass
    print()
