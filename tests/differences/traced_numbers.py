# An int or a float in a local variable, or on its way through a calculation, is a plain machine number here; it becomes an object when it is put
# into a container, an attribute or a global. That is what makes arithmetic fast; tracemalloc, which sees blocks, does not see such a number. To
# see what numbers cost where they are kept, keep them in a list, as below.
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
show(cost)
show(cost_in_list)
