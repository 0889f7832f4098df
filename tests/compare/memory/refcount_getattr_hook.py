# A class with `__getattr__`: what is there is read and called as without it, from the second time on without a bound method; the hook gets the
# rest, also what a property's AttributeError leaves.
import sys

count = sys.getrefcount


class Hook:
    shared = [1]
    def __init__(self): self.x = []
    def __getattr__(self, name): return name, count(self)
    def method(self): return count(self)
    @property
    def there(self): return count(self)
    @property
    def fails(self): raise AttributeError("inside")


class Slots(Hook):
    __slots__ = ("s",)


class Own(Hook):
    def __getattribute__(self, name): return "own", name


h, s, o = Hook(), Slots(), Own()
for turn in range(4):
    print(h.method(), h.there, h.fails, h.missing, count(h.x), count(h.shared), s.s, o.x, o.method, getattr(h, "y"))
    if turn == 1: s.s = 5; h.missing = "now"
    if turn == 2: del h.missing, s.s; Hook.method = lambda self: "new"
