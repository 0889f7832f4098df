# ctypes: simple types, arrays, structures, unions, pointers, buffers; values changed behind Python's back.
import sys
from ctypes import *


def show(*works):
    for work in works:
        try:
            print(work())
        except Exception as error:
            print(type(error).__name__, error)


show(lambda: c_int('x'), lambda: c_int(1.5), lambda: c_int(2 ** 40 + 5), lambda: c_ubyte(-1), lambda: c_char(65), lambda: c_char('a'),
     lambda: c_bool(3), lambda: c_float(0.1), lambda: c_double('x'), lambda: c_void_p(5), lambda: c_void_p().value, lambda: py_object(),
     lambda: py_object().value, lambda: c_char_p(b'hello').value, lambda: c_char_p('x'), lambda: c_wchar('x'), lambda: hash(c_int(5)),
     lambda: c_long is c_longlong, lambda: c_size_t, lambda: c_long.__mro__, lambda: type(c_long), lambda: bool(c_int()))
show(lambda: c_long * 3, lambda: type(c_long * 3), lambda: list((c_int * 3)(1, 2)), lambda: (c_int * 3)(1, 2, 3, 4), lambda: (c_int * 3)()[3],
     lambda: (c_char * 5)(*b'ab').value, lambda: (c_char * 5)(*b'ab').raw, lambda: c_int * -1, lambda: c_int * 'a', lambda: Array(),
     lambda: create_string_buffer(b'abc').raw, lambda: create_string_buffer(3).raw, lambda: sizeof((c_int * 3)()))


class P(Structure):
    _fields_ = [('x', c_int), ('y', c_double), ('z', c_byte)]


class Rect(Structure):
    _fields_ = [('a', P), ('b', P)]


class U(Union):
    _fields_ = [('whole', c_uint32), ('parts', c_ubyte * 4)]


class Bits(Structure):
    _fields_ = [('a', c_uint, 2), ('b', c_uint, 3), ('c', c_uint, 1)]


class Node(Structure):
    pass


Node._fields_ = [('value', c_int), ('next', POINTER(Node))]
p = P(1, 2.0, 3)
last = Node(5)
first = Node(6, pointer(last))
rect = Rect((1, 2), P(3, 4))
rect.a.x = 9
show(lambda: P.x, lambda: P.y.offset, lambda: P.y.size, lambda: sizeof(P), lambda: alignment(P), lambda: P(1, 2, 3, 4), lambda: P('a'),
     lambda: P(z=3).z, lambda: rect.a.x, lambda: rect.b.y, lambda: rect.a._b_base_ is rect, lambda: Structure(), lambda: Bits.b,
     lambda: [getattr(Bits(3, 5, 1), name) for name in 'abc'], lambda: list(U(0x01020304).parts), lambda: first.next.contents.value,
     lambda: bool(last.next), lambda: setattr(Node, '_fields_', []), lambda: setattr(p, 'x', 'a'), lambda: p._objects)
show(lambda: pointer(p).contents.x, lambda: pointer(p)[0].y, lambda: cast(pointer(p), POINTER(c_int))[0], lambda: bool(POINTER(c_int)()),
     lambda: POINTER(c_int)().contents, lambda: POINTER(c_int)(c_int(5))[0], lambda: POINTER(c_int)(5), lambda: POINTER(c_int) is POINTER(c_int))
show(lambda: sizeof(5), lambda: sizeof(int), lambda: addressof(5), lambda: c_int.from_address('x'), lambda: c_int.from_buffer(b'\1\0\0\0'),
     lambda: c_int.from_buffer_copy(b'\1\0\0\0'), lambda: c_int.from_buffer(bytearray(3)), lambda: c_int.from_buffer(bytearray(8), 5),
     lambda: cast(c_int(5), c_int))
show(lambda: [sys.getsizeof(value) for value in (c_int(5), c_long, p, (c_int * 100)(), py_object(1))])

text = ''.join(['mutable', ' string'])
memmove(id(text) + 40, b'MUT', 3)
print(text, len(text))
half = 1.25 * 2
c_double.from_address(id(half) + 16).value = 99.5
data = bytes(bytearray(b'hello'))
(c_char * 5).from_address(id(data) + 32)[0] = b'J'
(c_ubyte * 5).from_address(id(data) + 32)[1] = 0x41
number = int('123456789')
memmove(id(number) + 24, id(987654321) + 24, 4)
print(half, data, number)
buffer = bytearray(16)
view = c_uint64.from_buffer(buffer, 8)
view.value = 0x0102030405060708
show(lambda: buffer, lambda: buffer.append(1))
del view
buffer.append(1)
print(len(buffer))
room = create_string_buffer(b'hello', 10)
room[0] = b'J'
print(room.raw, room.value, len(room), room[0:2])
room.value = b'bye'
print(room.raw)
shared = c_int(5)
pointer(shared).contents.value = 6
print(shared.value)
print(bytes(room)[:4], bytes((c_int * 2)(1, 2)), memoryview((c_short * 3)(1, 2, 3)).nbytes, bytes(p)[:4], bytearray(c_long(-1)))
