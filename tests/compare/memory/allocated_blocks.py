# sys.getallocatedblocks counts live blocks.
import sys
class A: pass
class S: __slots__ = ()
def cost(make):
    """The blocks of one object; the number in figures[0] takes one, too."""
    make()
    figures[:] = [None, None]
    figures[0] = sys.getallocatedblocks()
    kept = make()
    figures[1] = sys.getallocatedblocks()
    return figures[1] - figures[0] - 1
figures = []
print(cost(object), cost(S), cost(A), cost(lambda: 1.5 * len("a")), cost(set), cost(lambda: "x" * (9 + len(""))), cost(lambda: "x" * (9000 + len(""))), cost(lambda: bytearray(5)), cost(lambda: 10 ** (20 + len(""))), cost(lambda: lambda: 0))
print(type(sys.getallocatedblocks()))
