# The bytes of a trace: what was asked for, pre-header included.
import gc, tracemalloc
class P:
    def __init__(self): self.a = None
class S: __slots__ = ("a", "b", "c")
class E: pass
for _ in range(40): P(); E()
gc.collect()
tracemalloc.start()
def size(make):
    gc.collect()
    keep = make()
    snap = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, __file__, make.__code__.co_firstlineno)])
    return sorted(t.size for t in snap.traces)
print(size(lambda: [None]))
print(size(lambda: []))
print(size(lambda: {}))
print(size(lambda: {"a": None}))
print(size(lambda: {1: None}))
print(size(lambda: set()))
print(size(lambda: {1, 2, 3, 4, 5, 6}))
print(size(lambda: object()))
print(size(lambda: S()))
print(size(lambda: bytearray(100)))
print(size(lambda: (None,) * len("abc")))
print(size(lambda: "x" * len("abcdef" * 20)))
print(size(lambda: "\u0101" * len("abc")))
print(size(lambda: b"x" * len("abcdef")))
print(size(lambda: 10 ** len("a" * 50)))
print(size(lambda: frozenset([1])))
print(size(lambda: [None] * 1000))
print(size(lambda: slice(1, len("a"))))
print(size(lambda: range(5, 6)))
print(size(lambda: complex(1.5, float("2.5"))))
