# Which items die, in which order, when a list changes.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
def new(): return [D(i) for i in range(6)]
def show(title, f):
    l = new(); print(title, end=": "); f(l); print("|", end=" "); l.clear(); print()
def pop(l): l.pop(); print(",", end=" "); l.pop(0)
def delete(l): del l[2]; print(",", end=" "); del l[-1]
def slices(l): del l[1:3]
def steps(l): del l[::2]
def back(l): del l[::-2]
def assign(l): l[1:4] = [D("new")]
def extended(l): l[::3] = [D("x"), D("y")]
def item(l): l[0] = D("new0")
def clear(l): l.clear()
def empty(l): l[:] = []
def times(l): l *= 0
def remove(l): l.remove(l[3])
def reverse(l): l.reverse()
def insert(l): l.insert(0, D("ins"))
for f in (pop, delete, slices, steps, back, assign, extended, item, clear, empty, times, remove, reverse, insert): show(f.__name__, f)
l = new(); del l; print(); t = tuple(new()); del t; print(); l = new(); l = None; print(); l = new(); l = new(); print("now"); del l; print()
l = new(); it = iter(l); next(it); del l; print("kept by iterator"); del it; print()
