# An int or a float in a local variable, or on its way through a calculation, is a plain machine number here; it becomes an object when it is put
# into a container, an attribute or a global. That is what makes arithmetic fast; tracemalloc, which sees blocks, does not see such a number. To
# see what numbers cost where they are kept, keep them in a list, as below.
# Two things follow. A computed number's block has just the room that its value needs, while CPython's may have room for a carry that did not come:
# 36 bytes for the sum of two numbers of two digits. And a loop over range() makes neither the range nor its iterator, so peaks are lower.
import gc, tracemalloc
def half(n):
    return n / 2
figures = [None, None]
def cost(n):
    figures[0] = tracemalloc.get_traced_memory()[0]
    kept = half(n)
    figures[1] = tracemalloc.get_traced_memory()[0]
box = [None]
def cost_in_list(n):
    figures[0] = tracemalloc.get_traced_memory()[0]
    box[0] = half(n)
    figures[1] = tracemalloc.get_traced_memory()[0]
def show(work):
    work(5); box[0] = None; gc.collect(); figures[:] = [None, None]
    tracemalloc.get_traced_memory()
    work(5)
    print(figures[1] - figures[0])
tracemalloc.start()
ballast = [0] * 100  # a total is a small integer no more: each figure has a block of its own, whatever waits to be printed
show(cost)
show(cost_in_list)
def sum_in_list(n):
    figures[0] = tracemalloc.get_traced_memory()[0]
    box[0] = n + n
    figures[1] = tracemalloc.get_traced_memory()[0]
gc.collect(); box[0] = None; figures[:] = [None, None]
sum_in_list(2 ** 40)
print(figures[1] - figures[0])
def peak_of_loop():
    gc.collect()
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    for i in range(5): pass
    return tracemalloc.get_traced_memory()[1] - before
print(peak_of_loop())
