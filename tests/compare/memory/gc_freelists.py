# Lists, dicts, tuples and floats come back from free lists.
import gc
gc.collect()
gc.disable()
base = gc.get_count()[0]
l = [[] for _ in range(10)]
made = gc.get_count()[0] - base
l = None
freed = gc.get_count()[0] - base
l = [[] for _ in range(10)]
again = gc.get_count()[0] - base
print(made, freed, again)
a = []; i = id(a); del a; b = []; print(id(b) == i)
d = {}; i = id(d); del d; e = {}; print(id(e) == i)
t = tuple([1, 2, 3]); i = id(t); del t; u = tuple([4, 5, 6]); print(id(u) == i)
x = 1.5 + len([]); i = id(x); del x; y = 2.5 + len([]); print(id(y) == i)
