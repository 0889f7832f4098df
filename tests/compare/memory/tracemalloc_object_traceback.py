# Where an object was made; with more frames, the calls that led there, oldest first.
import tracemalloc
import gc
early = []
gc.collect()
tracemalloc.start(4)
def inner(): return [1, 2]
def middle(): return inner()
def outer(): return middle()
def deepest(): return outer()
x = deepest()
tb = tracemalloc.get_object_traceback(x)
print([(f.filename.split("/")[-1], f.lineno) for f in tb], len(tb), tb.total_nframe)
print(tracemalloc.get_object_traceback(early), tracemalloc.get_object_traceback(5))
y = {}; tb = tracemalloc.get_object_traceback(y); print([f.lineno for f in tb], tb.total_nframe)
print(repr(tb[0]).replace(__file__, "F"), str(tb[0]).replace(__file__, "F"), str(tb).replace(__file__, "F"), repr(tb).replace(__file__, "F"))
class A: pass
print([f.lineno for f in tracemalloc.get_object_traceback(A())], [f.lineno for f in tracemalloc.get_object_traceback(A)])
