# getallocatedblocks: how many blocks an object takes.
import sys, gc
class P: pass
class Q:
    def __init__(self): self.a = self.b = None
for _ in range(40): P(); Q()
gc.collect(); gc.disable()
def blocks(make):
    keep = make(); keep = None; gc.collect()
    before = sys.getallocatedblocks()
    keep = make()
    after = sys.getallocatedblocks()
    return after - before
base = blocks(lambda: None)
for make in (object, list, dict, set, P, Q, lambda: [None], lambda: {1: None}, lambda: [[], []], lambda: {1, 2, 3, 4, 5, 6}, bytearray, lambda: bytearray(10), lambda: (None,) * len("ab"), lambda: frozenset([1]), lambda: "x" * len("ab" * 5), lambda: 10 ** len("a" * 30), lambda: [None] * 1000, lambda: "x" * (1000 + len("a")), lambda: iter([]), lambda: lambda: 0, lambda: (i for i in ()), lambda: memoryview):
    print(blocks(make) - base, end=" ")
print()
