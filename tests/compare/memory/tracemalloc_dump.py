# A snapshot goes to a file and comes back equal: traces, limit, statistics; what lies in the file can be read by whoever knows the classes.
import os
import pickle
import tracemalloc

tracemalloc.start(3)
kept = [bytes(1000 + n) for n in range(5)]
def make(): return [bytearray(5000)]
more = make()
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()
snapshot = snapshot.filter_traces([tracemalloc.Filter(True, __file__)])
name = os.path.join(os.environ.get("TMPDIR", "/tmp"), "snapshot of a test")
try:
    snapshot.dump(name)
    again = tracemalloc.Snapshot.load(name)
    print(type(again), again.traceback_limit, len(again.traces) == len(snapshot.traces))
    print(again.traces == snapshot.traces)
    print(again.statistics("lineno") == snapshot.statistics("lineno"))
    for line in again.statistics("lineno")[:2]:
        print(os.path.basename(str(line)))
    print([stat.size_diff for stat in again.compare_to(snapshot, "traceback")][:3])
    with open(name, "rb") as file:
        data = file.read()
    print(data[:2], data[-1:], type(pickle.loads(data)).__name__)
finally:
    os.remove(name)
for missing in ("/no/such/folder/file",):
    for action in (snapshot.dump, tracemalloc.Snapshot.load):
        try:
            action(missing)
        except OSError as error:
            print(type(error).__name__, error)
