# What comes from a free list keeps its trace and gets the new place.
import gc, tracemalloc
x = [None]
gc.collect(); gc.disable()
tracemalloc.start()
l = [None]
print(tracemalloc.get_object_traceback(l)[0].lineno)
del l
m = [None]
print(tracemalloc.get_object_traceback(m)[0].lineno)
del x; y = [None]
print(tracemalloc.get_object_traceback(y))
d = {"a": 1}; i = id(d); del d
e = {"b": 2}; print(id(e) == i, tracemalloc.get_object_traceback(e)[0].lineno)
