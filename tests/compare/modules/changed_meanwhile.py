# Arrays, Structs, dicts and lists that change while something is asked of their items, and what is refused at the edges.
import array
import json
import struct
import ctypes


class Asked:
    def __init__(self, act, value=0):
        self.act, self.value = act, value

    def __index__(self):
        self.act()
        return self.value

    def __eq__(self, other):
        self.act()
        return True


def tell(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


numbers = array.array('i')


def fresh():
    numbers[:] = array.array('i', range(10))


def empty():
    del numbers[:]


for work in [
    lambda: numbers[Asked(empty, 2):],
    lambda: numbers.__setitem__(slice(Asked(empty, 2), None), array.array('i', [5])) or numbers,
    lambda: numbers.__setitem__(slice(None, Asked(empty, 8), 2), array.array('i', [5] * 4)),
    lambda: numbers.__delitem__(slice(Asked(empty, 2), None, 3)) or numbers,
    lambda: numbers.remove(Asked(empty)) or numbers,
    lambda: (numbers.count(Asked(empty)), numbers),
    lambda: numbers.insert(Asked(empty, 5), 3) or numbers,
    lambda: numbers.frombytes(memoryview(array.array('i', [1]))),
    lambda: array._array_reconstructor(array.array, 'd', 18, b'a\0b\0c\0'),
    lambda: array._array_reconstructor(array.array, 'b', 11, bytes(range(8))),
]:
    fresh()
    tell(work)

target = bytearray(b'abcdefgh')
struct.pack_into('4s', target, 2, target)
print(target)
tell(lambda: struct.pack_into('ii', target, 0, 2, Asked(target.clear)))
print(target)


class Emptied(dict):
    def items(self):
        return self.given


for given in [[(1, 2, 3)], 5, [((), 2)]]:
    mapping = Emptied(a=1)
    mapping.given = given
    tell(lambda: json.dumps(mapping))
for holder in [[1j, 2, 3], {'a': 1j, 'b': 2}]:
    print(json.dumps(holder, default=lambda _: holder.clear() or 5))
tell(lambda: json.decoder.scanstring('abc', 0))
tell(lambda: json.loads('9' * 5000))
tell(lambda: type('Coder', (json.encoder.c_make_encoder,), {}))
tell(lambda: type('Coder', (json.scanner.c_make_scanner,), {}))

print(bytes((ctypes.c_char * 0).from_address(0)), memoryview((ctypes.c_int * 0).from_address(0)).tobytes())
tell(lambda: ctypes.c_int * 2**62)
tell(lambda: ctypes.c_wchar.from_buffer(bytearray(b'\xff\xff\xff\x7f')).value)
for names in [{}, {'_length_': -1}, {'_length_': 'a'}, {'_length_': 1, '_type_': int}]:
    tell(lambda: type(ctypes.Array)('A', (ctypes.Array,), {'_type_': ctypes.c_int} | names))
