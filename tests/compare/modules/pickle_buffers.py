# pickle: PickleBuffer, buffers that travel apart from the pickle, read-only or not.
import pickle

def tell(what, *args, **named):
    try:
        print(what(*args, **named))
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error)

class Array(bytearray):
    def __reduce_ex__(self, protocol): return Array, (pickle.PickleBuffer(self),)

for source in (b"abc", bytearray(b"abc"), memoryview(b"abcdef")[1:4], memoryview(b"abcdef")[::2], b"", b"z" * 70000):
    view = pickle.PickleBuffer(source)
    tell(lambda: len(pickle.dumps(view, 5)))
    tell(lambda: pickle.dumps(view, 5)[:40])
    tell(pickle.dumps, view, 4)
    tell(lambda: (view.raw().format, view.raw().readonly, view.raw().nbytes))
    buffers = []
    tell(pickle.dumps, view, 5, buffer_callback=buffers.append)
    print(len(buffers), all(type(held) is pickle.PickleBuffer for held in buffers))
kept = Array(b"hello")
buffers = []
data = pickle.dumps([kept, kept], 5, buffer_callback=buffers.append)
print(data)
again = pickle.loads(data, buffers=buffers)
print(again, again[0] is again[1], type(again[0]))
tell(pickle.loads, data)
tell(pickle.loads, data, buffers=[])
tell(pickle.loads, data, buffers=[1])
print(pickle.loads(data, buffers=[b"other"]))
tell(pickle.dumps, kept, 5, buffer_callback=lambda held: True)
view = pickle.PickleBuffer(bytearray(b"ab"))
print(memoryview(view).tolist(), bytes(view))
view.release()
view.release()
tell(view.raw)
tell(memoryview, view)
tell(pickle.dumps, view, 5)
tell(pickle.PickleBuffer)
tell(pickle.PickleBuffer, "text")
tell(pickle.PickleBuffer, object=b"")
block = bytearray(b"ab")
held = pickle.PickleBuffer(block)
tell(block.append, 1)
held.release()
tell(block.append, 1)
