# Domains, cumulative statistics, filters on all frames and differences, with snapshots made by hand and real ones.
import tracemalloc as T


def trace(domain, size, *frames, total=None):
    return (domain, size, tuple(frames), total)


snap = T.Snapshot([trace(0, 10, ("m.py", 3), ("lib.py", 7)), trace(0, 20, ("m.py", 3), ("lib.py", 9)), trace(7, 40, ("m.py", 4)), trace(7, 80, ("other.py", 1), ("m.py", 3), total=9)], 4)
for key in "lineno", "filename", "traceback":
    print(key, [(str(s.traceback), s.size, s.count) for s in snap.statistics(key)])
for key in "lineno", "filename":
    print(key, [(str(s.traceback), s.size, s.count) for s in snap.statistics(key, cumulative=True)])
for filters in ([T.DomainFilter(True, 7)], [T.DomainFilter(False, 7)], [T.DomainFilter(True, 7), T.DomainFilter(True, 0)], [T.DomainFilter(False, 7), T.DomainFilter(False, 0)],
                [T.Filter(True, "m.py")], [T.Filter(True, "m.py", all_frames=True)], [T.Filter(False, "lib.py", 7, all_frames=True)], [T.Filter(True, "*.py", domain=7)], [T.Filter(False, "m.py", 3, domain=0)],
                [T.Filter(True, "m.py"), T.DomainFilter(True, 7)], [T.Filter(True, "nothing")], []):
    kept = snap.filter_traces(filters)
    print([t.size for t in kept.traces], kept.traceback_limit)
f = T.Filter(True, "a/b.pyc", 5, True, 3)
print(f.inclusive, f.filename_pattern, f.lineno, f.all_frames, f.domain, T.DomainFilter(False, 2).domain, f._match_frame("a/b.py", 5), f._match_frame("a/b.py", 6))
t = snap.traces[3]
print(t.traceback.total_nframe, len(t.traceback), t.domain, repr(t), str(t))
later = T.Snapshot([trace(0, 5, ("m.py", 3), ("lib.py", 7)), trace(7, 400, ("m.py", 4)), trace(7, 400, ("m.py", 4)), trace(0, 1, ("new.py", 1))], 4)
for key in "lineno", "filename", "traceback":
    for d in later.compare_to(snap, key):
        print(key, d, "|", d.size, d.size_diff, d.count, d.count_diff)
for d in later.compare_to(snap, "filename", cumulative=True):
    print("cumulative", d)
try:
    later.compare_to(snap, "traceback", cumulative=True)
except ValueError as error:
    print(error)
a, b = T.Statistic(t.traceback, 5, 1), T.Statistic(t.traceback, 5, 1)
print(a == b, hash(a) == hash(b), a == T.Statistic(t.traceback, 6, 1), a == 5, repr(a))
T.start(2)
before = T.take_snapshot()
kept = [bytes(1000 + i) for i in range(20)]
after = T.take_snapshot()
here = [d for d in after.filter_traces([T.Filter(True, __file__)]).compare_to(before.filter_traces([T.Filter(True, __file__)]), "lineno") if d.size_diff > 10_000]
print([(d.traceback[0].lineno, d.count_diff, d.size_diff) for d in here], after.traceback_limit)
T.stop()
