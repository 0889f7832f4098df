# The size of a suspended call. CPython keeps 8 bytes for each variable, cell and place of its evaluation stack; glasspy keeps its registers,
# 16 bytes each, because a register may hold a number that is no object yet, and its registers are not CPython's stack places. getsizeof
# tells what is really held. Sizes differ from CPython's by some words, in both directions; count generators, not their bytes.
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
