# DEBUG_LEAK and DEBUG_UNCOLLECTABLE: names of types on standard error for garbage of many kinds, and what stays in gc.garbage.
import gc


class Point:
    def __init__(self): self.me = self
    def method(self): return self


class Slot:
    __slots__ = ("me",)


class OwnList(list):
    pass


class OwnError(Exception):
    pass


def generator():
    me = yield
    yield me


def make():
    p = Point(); p.bound = p.method
    s = Slot(); s.me = s
    l = OwnList(); l.append(l)
    e = OwnError(); e.args = (e,)
    d = {}; d["d"] = d
    f = lambda: f
    st = [set(), frozenset([1]), iter([]), slice(1, [])]; st.append(st)
    g = generator(); next(g); g.send(g)
    t = ([],); t[0].append(t)
    c = type("Made", (), {})
    it = iter([1]); h = [it, enumerate(it), zip(it), map(len, it), property(len), classmethod(len), super(Point, p)]; h.append(h)


gc.collect()
gc.disable()
make()
gc.set_debug(gc.DEBUG_LEAK)
print(gc.collect())
gc.set_debug(gc.DEBUG_UNCOLLECTABLE)
print(sorted(type(o).__name__ for o in gc.garbage))
gc.garbage.clear()
print(gc.collect(), gc.garbage)
gc.set_debug(0)
print(repr(gc.get_debug()), gc.collect())
