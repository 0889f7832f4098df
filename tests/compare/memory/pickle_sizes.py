# What picklers and unpicklers hold: their memos grow in steps and keep their objects alive; buffers of frames; what a pickle brings back is shared as it was.
import io
import pickle
import sys
import weakref

class Thing: pass

pickler = pickle.Pickler(io.BytesIO(), 4)
print(sys.getsizeof(pickler), pickler.__sizeof__())
for count in (1, 5, 6, 10, 22, 100, 1000):
    pickler.dump([(n, n) for n in range(count)])
    print(count, sys.getsizeof(pickler), len(pickler.memo.copy()))
pickler.clear_memo()
print(sys.getsizeof(pickler))
unpickler = pickle.Unpickler(io.BytesIO(b"".join(pickle.dumps([[n] for n in range(count)]) for count in (1, 31, 32, 100, 3))))
print(sys.getsizeof(unpickler), sys.getsizeof(pickle.Unpickler(io.BytesIO(), encoding="latin1", errors="replace")))
for step in range(5):
    unpickler.load()
    print(sys.getsizeof(unpickler), len(unpickler.memo.copy()))
thing = Thing()
watch = weakref.ref(thing, lambda ref: print("gone"))
file = io.BytesIO()
pickler = pickle.Pickler(file)
before = sys.getrefcount(thing)
pickler.dump(thing)
print(sys.getrefcount(thing) - before)
del thing
print(watch() is not None)
pickler.clear_memo()
print(watch() is not None)
again = pickle.loads(pickle.dumps([Thing(), "name", ("a",) * 3, 300]))
print(sys.getrefcount(again), sys.getrefcount(again[0]), sys.getsizeof(again), again[2][0] is again[2][1])
for count in (0, 1, 2, 5, 17):
    things = pickle.loads(pickle.dumps([list(range(count)), dict.fromkeys(range(count)), set(range(count)), tuple(range(count))]))
    print(count, [sys.getsizeof(thing) for thing in things])
one, two = pickle.loads(pickle.dumps([Thing(), Thing()]))
one.name = two.name = 1
print(pickle.dumps(one) == pickle.dumps(two), sys.getsizeof(pickle.loads(pickle.dumps(one)).__dict__))
