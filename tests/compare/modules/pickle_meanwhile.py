# What happens to a pickler, an unpickler and a PickleBuffer while they work.
import io
import pickle


class Part:
    def __init__(self, value=0):
        self.value = value


class Asking(pickle.Pickler):
    def reducer_override(self, value):
        if isinstance(value, Part):
            self.act()
        return NotImplemented


def written(act, protocol, data):
    file = io.BytesIO()
    pickler = Asking(file, protocol)
    pickler.act = lambda: act(pickler)
    try:
        pickler.dump(data)
    except Exception as error:
        print(type(error).__name__, error)
    print(file.getvalue())


for protocol in 0, 2, 4:
    written(lambda pickler: pickler.clear_memo(), protocol, [Part(), [Part(2)]])
    written(lambda pickler: setattr(pickler, 'memo', {}), protocol, [Part(), [Part(2)]])
    written(lambda pickler: setattr(pickler, 'memo', {1: 5}), protocol, [Part()])
    items = [Part(1), 2, Part(3), 4]
    written(lambda pickler: items.clear(), protocol, items)
    table = {'a': Part(1), 'b': 2}
    written(lambda pickler: table.clear(), protocol, table)

memory = bytearray(b'x' * 10)
lent = pickle.PickleBuffer(memory)
print(pickle.dumps(lent, 5, buffer_callback=lambda buffer: buffer.release()))
lent = pickle.PickleBuffer(memory)
view = memoryview(lent)
lent.release()
print(view.tobytes())
try:
    memory.append(1)
except BufferError as error:
    print(error)
view.release()
memory.append(1)
print(len(memory))
