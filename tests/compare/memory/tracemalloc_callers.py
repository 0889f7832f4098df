# Whose line a block belongs to: comprehension, generator, class body, decorator, default, property, method, exec, sort key, callback.
import gc
import sys
import tracemalloc
import weakref

gc.collect()
tracemalloc.start(6)
kept = {}


def lines(o):
    return [f.lineno for f in tracemalloc.get_object_traceback(o) if f.filename == __file__]


def box(): return [None] * 3


kept["call"] = box()
kept["comprehension"] = [box() for _ in "a"][0]
kept["generator"] = next(box() for _ in "a")
kept["lambda"] = (lambda: box())()
kept["map"] = list(map(lambda x: box(), "a"))[0]
kept["sorted"] = []; sorted("a", key=lambda x: kept["sorted"].append(box()))
kept["sorted"] = kept["sorted"][0]
kept["dict"] = {i: box() for i in (1,)}[1]


class C:
    body = box()
    @property
    def p(self): return box()
    @staticmethod
    def s(): return box()
    def __init__(self): self.i = box()
    def __getattr__(self, name): return box()
    def __add__(self, other): return box()
    def __enter__(self): return box()
    def __exit__(self, *a): pass
    def __del__(self): kept["del"] = box()


c = C()
kept["class body"] = C.body
kept["property"] = c.p
kept["static"] = c.s()
kept["init"] = c.i
kept["getattr"] = c.zzz
kept["add"] = c + 1
with c as entered: kept["with"] = entered
r = weakref.ref(c, lambda r: kept.__setitem__("weak callback", box()))
del c


def default(a=box()): return a


kept["default"] = default()
exec("def made(): return [None] * 3\nkept['exec'] = made()")
kept["eval"] = eval("box()")
def deep(n): return box() if n == 0 else deep(n - 1)
kept["deep"] = deep(3)
def gen():
    yield box()
    x = yield
    yield box()
g = gen(); kept["yield"] = next(g); next(g); kept["send"] = g.send(1)
try: raise ValueError(box())
except ValueError as error: kept["exception"] = error.args[0]
kept["unpacked"], = [box()]
kept["literal"] = [box,
                   box]
kept["import"] = sys.modules.setdefault("zzz", box())
for name, o in kept.items():
    print(name, lines(o))
print(tracemalloc.get_object_traceback(kept["exec"])[-1].filename, tracemalloc.get_object_traceback(kept["deep"]).total_nframe)
