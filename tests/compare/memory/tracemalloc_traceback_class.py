# Traceback: a sequence of frames.
import tracemalloc
tb = tracemalloc.Traceback((("b.py", 3), ("a.py", 1), ("a.py", 2)), 7)
print(len(tb), tb[0], tb[-1], tb[0:2], list(tb), list(reversed(tb)), tb.total_nframe)
print(tb[0] in tb, tb.index(tb[1]), tb.count(tb[1]), tb == tracemalloc.Traceback((("b.py", 3), ("a.py", 1), ("a.py", 2))), hash(tb) == hash(tracemalloc.Traceback((("b.py", 3), ("a.py", 1), ("a.py", 2)))))
u = tracemalloc.Traceback((("a.py", 1),)); print(u < tb, u > tb, u <= tb, u >= u, u != tb, u == 5, repr(u), str(u), repr(tb))
f = tb[0]; print(f.filename, f.lineno, f == tb[2], f < tb[1], f <= f, f > tb[1], f != f, hash(f) == hash(tb[0]), repr(f), str(f), f == 1)
for bad in (lambda: tb[5], lambda: tb < 1, lambda: f < 1, lambda: setattr(f, "lineno", 1), lambda: tb.nothing):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
import collections.abc
print(isinstance(tb, collections.abc.Sequence))
