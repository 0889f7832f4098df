# pickle: Pickler and Unpickler: persistent ids, tables and overrides of reductions, find_class, memos and their copies, fast mode, files of every kind.
import copyreg
import io
import pickle

def tell(what, *args, **named):
    try:
        print(what(*args, **named))
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error)

class Kept:
    def __init__(self, name): self.name = name
class KeepingPickler(pickle.Pickler):
    def persistent_id(self, thing): return thing.name if isinstance(thing, Kept) else None
class FindingUnpickler(pickle.Unpickler):
    def persistent_load(self, name): return "found " + str(name)
    def find_class(self, module, name): print("find", module, name); return super().find_class(module, name)
for protocol in range(6):
    file = io.BytesIO()
    KeepingPickler(file, protocol).dump([Kept("a"), Kept(5), Kept, Kept("a")])
    print(file.getvalue())
    tell(FindingUnpickler(io.BytesIO(file.getvalue())).load)
    tell(pickle.loads, file.getvalue())
file = io.BytesIO()
tell(KeepingPickler(file, 0).dump, Kept("\xe9"))

class Thing: pass
def reduce_thing(thing): return str, ("a thing",)
class OwnTable(pickle.Pickler):
    dispatch_table = {Thing: reduce_thing}
class Override(pickle.Pickler):
    def reducer_override(self, thing):
        if thing is Thing: return int, ()
        if isinstance(thing, Thing): return "nothing"
        return NotImplemented
for kind in (OwnTable, Override):
    for case in (Thing(), Thing, [Thing, print], 1j, set([1])):
        file = io.BytesIO()
        tell(kind(file, 2).dump, case)
        print(file.getvalue())
pickler = pickle.Pickler(file)
pickler.dispatch_table = copyreg.dispatch_table.copy()
pickler.dispatch_table[Thing] = reduce_thing
pickler.dump(Thing())
print(pickler.dispatch_table is not copyreg.dispatch_table, pickle.loads(file.getvalue()[-30:] if False else pickle.dumps(1)))

# One memo over several dumps.
file = io.BytesIO()
pickler = pickle.Pickler(file, 4)
shared = ["shared"]
for step in range(3):
    pickler.dump([shared, step])
    print(len(pickler.memo.copy()), file.tell())
    if step == 1:
        pickler.clear_memo()
file.seek(0)
unpickler = pickle.Unpickler(file)
first, second = unpickler.load(), unpickler.load()
print(first, second, first[0] is second[0], sorted(unpickler.memo.copy())[:3])
tell(unpickler.load)
tell(unpickler.load)
print(type(pickler.memo), type(unpickler.memo), pickle.loads(pickle.dumps(unpickler.memo)) == unpickler.memo.copy())
other = pickle.Unpickler(io.BytesIO(b"h\x00."))
other.memo = unpickler.memo
tell(other.load)
other.memo = {0: "zero"}
other.__init__
tell(setattr, other, "memo", 5)
tell(setattr, other, "memo", {"a": 1})
tell(setattr, other, "memo", {-1: 1})
tell(setattr, pickler, "memo", 5)
tell(setattr, pickler, "memo", {1: 2})
tell(delattr, pickler, "memo")
tell(setattr, pickler, "persistent_id", 5)
tell(delattr, other, "persistent_load")
copied = pickle.Pickler(io.BytesIO())
copied.memo = pickler.memo
print(len(copied.memo.copy()) == len(pickler.memo.copy()))

# Without memory.
for case in ([shared, shared], {1: [2]}, (1, (2,))):
    file = io.BytesIO()
    pickler = pickle.Pickler(file, 4)
    pickler.fast = True
    pickler.dump(case)
    print(pickler.fast, pickler.bin, file.getvalue())
loop = []
loop.append(loop)
pickler = pickle.Pickler(io.BytesIO())
pickler.fast = 1
try:
    pickler.dump(loop)
except ValueError as error:
    print(str(error)[:68])

# Files that can do little.
class Least:
    def __init__(self, data): self.data = data; self.asked = []
    def read(self, count): self.asked.append(count); part, self.data = self.data[:count], self.data[count:]; return part
    def readline(self): end = self.data.find(b"\n") + 1; self.asked.append("line"); return self.read(end)
for protocol in (0, 2, 4):
    least = Least(pickle.dumps([1, "a", {2: 3.5}, Thing], protocol) + b"more")
    print(pickle.load(least), least.asked, least.data)
class NotSetUp(pickle.Pickler):
    def __init__(self): pass
class NotSetUpEither(pickle.Unpickler):
    def __init__(self): pass
tell(NotSetUp().dump, 1)
tell(NotSetUpEither().load)
tell(pickle.Unpickler(io.BytesIO()).find_class, "os", "nothing")
tell(pickle.Unpickler(io.BytesIO()).find_class, "builtins", "int")
print(pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL, pickle.encode_long(-129), pickle.decode_long(b"\x7f\xff"))
copyreg.add_extension("__main__", "Thing", 0x123)
for protocol in (1, 2, 4):
    print(pickle.dumps(Thing, protocol), pickle.loads(pickle.dumps(Thing, protocol)))
