# Operators, subscripts, properties, loops and with whose methods are Python functions: NotImplemented, errors, recursion, results that die.
import sys, traceback


class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return NotImplemented if isinstance(o, str) else ("add", self.x)
    def __radd__(self, o): return "radd", o
    def __iadd__(self, o): return NotImplemented if o == 3 else self
    def __sub__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented if o is None else self.x < o.x
    def __eq__(self, o): return NotImplemented
    def __getitem__(self, *keys, more=0): return keys, more
    def __iter__(self): yield from (self.x, self.x)
    def __enter__(self): return self
    def __exit__(self, *a): print("exit", a[0], end=" ")
    boom = property(lambda self: 1 / 0)
    no = property()


class W(V):
    def __rsub__(self, o): return "rsub"
    def __add__(self, o): return super().__add__(o)
    def __exit__(self, kind, value, trace): print("swallows", kind, end=" "); return True


class Deep:
    p = property(lambda self: self.p)
    def __getitem__(self, k): return self[k]
    def __lt__(self, o): return self < o
    def __add__(self, o): return self + o
    def __next__(self): return [x for x in self]
    def __iter__(self): return self


class Dies:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end=" ")
    def __add__(self, o): return sys._getframe().f_back.f_code.co_name
    def __lt__(self, o): return Dies(9)
    def __bool__(self): print("bool", end=" "); return True


class Wrong:
    def __iter__(self): return 5
    def __next__(self): raise StopIteration(7)
    def __contains__(self, x): return []


def attempt(do):
    try:
        print(do(), end=" ")
    except Exception as e:
        print(type(e).__name__, e, [f.name for f in traceback.extract_tb(e.__traceback__)][:3], end=" ")


def blocks(v):
    with v as q: print(q is v, end=" ")
    with W(3): 1 / 0
    try:
        with v: 1 / 0
    except ZeroDivisionError: print("passes", end=" ")
    if Dies(1) < Dies(2): print("yes", end=" ")
    x = Dies(3); x = x + Dies(4)
    print(x, [a for a in v], 3 in Wrong())
    for a in v: print(a, end=" ")


v, w, d = V(1), W(2), Deep()
for _ in range(2):
    for do in [lambda: v + 1, lambda: v + "s", lambda: 1.5 + v, lambda: v + w, lambda: v - w, lambda: v - v, lambda: w + 1, lambda: v < w, lambda: v < None,
               lambda: v == 1, lambda: v != w, lambda: v[1], lambda: v.boom, lambda: v.no, lambda: [x for x in Wrong()], lambda: d.p, lambda: d[1],
               lambda: d < d, lambda: d + 1, lambda: next(d)]:
        attempt(do)
    blocks(v)
    u = v
    try: u += 1; u += 3; print(u); u += "s"
    except TypeError as e: print(e)
