# Filter and DomainFilter.
import tracemalloc
T = tracemalloc
def tr(size, *frames, domain=0): return (domain, size, frames, len(frames))
snap = T.Snapshot([tr(1, ("a.py", 2), ("b.py", 4)), tr(2, ("a.py", 5), ("b.py", 4), domain=1), tr(4, ("b.py", 1)), tr(8, ("lib/c.pyc", 7), ("a.py", 2)), tr(16, ("<unknown>", 0), domain=2)], 2)
def total(*filters): return sum(t.size for t in snap.filter_traces(filters).traces)
F, D = T.Filter, T.DomainFilter
print(total(), total(F(True, "a.py")), total(F(False, "a.py")), total(F(True, "a.py", 5)), total(F(False, "a.py", 5)), total(F(True, "b.py", all_frames=True)), total(F(False, "b.py", all_frames=True)), total(F(True, "b.py", 4, True)))
print(total(F(True, "*.py")), total(F(True, "[ab].py")), total(F(True, "?.py")), total(F(True, "lib/c.py")), total(F(True, "lib/c.pyc")), total(F(True, "*c.py")), total(F(True, "<unknown>")), total(F(True, "A.py")), total(F(True, "")))
print(total(D(True, 0)), total(D(False, 0)), total(D(True, 1)), total(F(True, "a.py", domain=1)), total(F(False, "a.py", domain=1)), total(F(True, "*", domain=2)), total(F(False, "*", domain=2)))
print(total(F(True, "a.py"), F(True, "b.py")), total(F(True, "a.py"), F(False, "a.py", 2)), total(F(False, "a.py"), F(False, "b.py")))
f = F(True, "x.pyc", 3, True, 5); print(f.inclusive, f.filename_pattern, f.lineno, f.all_frames, f.domain)
d = D(False, 3); print(d.inclusive, d.domain)
try: f.filename_pattern = "y"
except AttributeError as e: print(e)
for bad in (lambda: F(), lambda: F(True), lambda: D(True), lambda: snap.filter_traces(5), lambda: snap.filter_traces(F(True, "a")), lambda: snap.filter_traces(None)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print(total(T.Filter(True, __file__)), len(snap.filter_traces([]).traces), snap.filter_traces([]) is snap)
