# What the compiler needs while it works. CPython's takes it from the memory that tracemalloc watches: an arena for the tree, dicts and lists for
# names and constants, which stay in the free lists afterwards. glasspy's compiler keeps its tree and tables outside the heap of objects, and only
# the code object with its parts is asked for there. So compile(), eval() and exec() of text, imports and namedtuple() show lower peaks and fewer
# blocks; to see what your own code costs, compile before tracing begins, as below.
import gc, tracemalloc
def blocks(work):
    gc.collect()
    tracemalloc.start()
    tracemalloc.clear_traces()
    kept = work()
    now, peak = tracemalloc.get_traced_memory()
    count = len(tracemalloc._get_traces())
    tracemalloc.stop()
    return peak > 10_000, count > 15
code = compile('[1, 2, 3]', '<text>', 'eval')
print(blocks(lambda: compile('[1, 2, 3]', '<text>', 'eval')))
print(blocks(lambda: eval('[1, 2, 3]')))
print(blocks(lambda: eval(code)))
