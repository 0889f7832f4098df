# Traceback.format: lines of source, limits, the order.
import gc, tracemalloc
gc.collect()
tracemalloc.start(10)
def make(): return [None] * 10
def caller(): return make()
x = [caller()]
tb = tracemalloc.get_object_traceback(x[0])
def show(lines):
    for line in lines: print(line.replace(__file__, "F"))
    print("--")
show(tb.format()); show(tb.format(limit=1)); show(tb.format(limit=-1)); show(tb.format(most_recent_first=True)); show(tb.format(2, True)); show(tb.format(0)); show(tb.format(-2))
