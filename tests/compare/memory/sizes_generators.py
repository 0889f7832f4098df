# A generator is as big as its frame: locals, cells, stack.
import sys
g = sys.getsizeof
def g0(): yield
def g1(a): yield a
def g5(a, b, c, d, e): yield a + b * c
def gc_():
    x = 1
    def inner(): return x
    yield inner
async def co(): pass
async def ag(): yield 1
c = co()
print(g(g0()), g(g1(1)), g(g5(1, 2, 3, 4, 5)), g(gc_()), g(x for x in []), g(c), g(ag()))
c.close()
