# dump and load go through pickle.
import tracemalloc
tracemalloc.start()
s = tracemalloc.take_snapshot()
print(callable(s.dump), callable(tracemalloc.Snapshot.load))
