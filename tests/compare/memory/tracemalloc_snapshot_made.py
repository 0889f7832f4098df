# A snapshot made by hand: grouping and differences, text and order.
import tracemalloc
T = tracemalloc
def tr(size, *frames, domain=0): return (domain, size, frames, len(frames))
old = T.Snapshot([tr(10, ("a.py", 2), ("b.py", 4)), tr(10, ("a.py", 2), ("b.py", 4)), tr(10, ("a.py", 2), ("b.py", 4)), tr(2, ("a.py", 5), ("b.py", 4), domain=1), tr(66, ("b.py", 1)), tr(7, ("<unknown>", 0), domain=2)], 2)
new = T.Snapshot([tr(10, ("a.py", 2), ("b.py", 4)), tr(5000, ("a.py", 5), ("b.py", 4)), tr(400, ("c.py", 578)), tr(7, ("<unknown>", 0))], 2)
print(len(old.traces), old.traceback_limit, old.traces, old.traces[0], repr(old.traces[3]))
for key in ("lineno", "filename", "traceback"):
    print(key)
    for s in old.statistics(key): print("  ", s)
    for d in new.compare_to(old, key): print("  ", d)
for key in ("lineno", "filename"):
    print([str(s) for s in old.statistics(key, cumulative=True)])
    print([str(s) for s in new.compare_to(old, key, cumulative=True)])
d = new.compare_to(old, "lineno")[0]
print(d.size, d.size_diff, d.count, d.count_diff, d.traceback, repr(d), d == d, d == 1, hash(d) == hash(d))
t = old.traces[0]; print(t.size, t.domain, t.traceback, t == old.traces[1], t in old.traces, hash(t) == hash(old.traces[1]), len(old.traces[1:3]), old.traces == old.traces, t == 3)
for bad in (lambda: new.compare_to(old, "x"), lambda: new.compare_to(5, "lineno"), lambda: old.traces[99]):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
