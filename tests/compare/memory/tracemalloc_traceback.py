# Where an object was made.
import tracemalloc
tracemalloc.start(5)
def inner():
    return [object() for _ in range(3)]
def outer():
    return inner()
made = outer()
tb = tracemalloc.get_object_traceback(made[0])
print(len(tb), [f.lineno for f in tb], tracemalloc.get_traceback_limit())
for line in tb.format(): print(line)
print(tb[0].filename.rpartition("/")[2], tb[-1].lineno)
print(tracemalloc.get_object_traceback(None), tracemalloc.get_object_traceback(5))
tracemalloc.stop()
print(tracemalloc.get_object_traceback(made[0]))
