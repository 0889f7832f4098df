# ctypes: structures laid over the headers and bodies of objects say what CPython has there.
from ctypes import *


class PyObject(Structure):
    _fields_ = [('ob_refcnt', c_ssize_t), ('ob_type', py_object)]


class PyVarObject(PyObject):
    _fields_ = [('ob_size', c_ssize_t)]


class PyLongObject(PyObject):
    _fields_ = [('lv_tag', c_size_t), ('ob_digit', c_uint32 * 4)]


class PyFloatObject(PyObject):
    _fields_ = [('ob_fval', c_double)]


class PyListObject(PyVarObject):
    _fields_ = [('ob_item', POINTER(py_object)), ('allocated', c_ssize_t)]


class PyTupleObject(PyVarObject):
    _fields_ = [('ob_item', py_object * 3)]


class PyASCIIObject(PyObject):
    _fields_ = [('length', c_ssize_t), ('hash', c_ssize_t), ('interned', c_uint, 2), ('kind', c_uint, 3), ('compact', c_uint, 1),
                ('ascii', c_uint, 1), ('statically_allocated', c_uint, 1)]


class PyBytesObject(PyVarObject):
    _fields_ = [('ob_shash', c_ssize_t), ('ob_sval', c_char * 6)]


class PySetObject(PyObject):
    _fields_ = [('fill', c_ssize_t), ('used', c_ssize_t), ('mask', c_ssize_t)]


class PyByteArrayObject(PyVarObject):
    _fields_ = [('ob_alloc', c_ssize_t), ('ob_bytes', c_char_p), ('ob_start', c_char_p)]


class PyDictObject(PyObject):
    _fields_ = [('ma_used', c_ssize_t)]


def look(value, kind):
    return kind.from_address(id(value))


print(PyObject.ob_refcnt, PyObject.ob_type, sizeof(PyObject), sizeof(PyListObject), PyListObject.allocated.offset)
number, big = 12345678, 2 ** 100 + 7
print(look(number, PyLongObject).lv_tag, look(number, PyLongObject).ob_digit[0], look(number, PyLongObject).ob_type)
body = look(big, PyLongObject)
print(body.lv_tag >> 3, list(body.ob_digit), sum(digit << 30 * index for index, digit in enumerate(body.ob_digit)) == big)
negative = -big
print(look(negative, PyLongObject).lv_tag & 3, look(0, PyLongObject).lv_tag, look(-5, PyLongObject).lv_tag)
print(look(3.25, PyFloatObject).ob_fval)

items = [10, 20, 30]
body = look(items, PyListObject)
print(body.ob_refcnt, body.ob_type, body.ob_size, body.allocated, [body.ob_item[index] for index in range(body.ob_size)])
for item in range(6):
    items.append(item)
    print((body.ob_size, body.allocated), end=' ')
while len(items) > 2:
    items.pop()
    print((body.ob_size, body.allocated), end=' ')
print()
row = ('a', 2, None)
print(list(look(row, PyTupleObject).ob_item), look(row, PyTupleObject).ob_size)
for text in ('plain_identifier', 'two words', '', 'é' * 3, '日本', '😀x', ''.join(['q', 'rs'])):
    body = look(text, PyASCIIObject)
    print(repr(text), body.length, body.interned, body.kind, body.compact, body.ascii, body.statically_allocated)
    hash(text)
    print(body.hash == hash(text), string_at(id(text) + (40 if body.ascii else 56), body.length * body.kind))
data = b'abcde'
print(look(data, PyBytesObject).ob_size, look(data, PyBytesObject).ob_sval, look(data, PyBytesObject).ob_type)
group = {1, 2, 3}
group.discard(2)
print(look(group, PySetObject).fill, look(group, PySetObject).used, look(group, PySetObject).mask)
buffer = bytearray(b'abcdef')
del buffer[:2]
print(look(buffer, PyByteArrayObject).ob_size, look(buffer, PyByteArrayObject).ob_alloc, look(buffer, PyByteArrayObject).ob_start)
print(look({'a': 1, 'b': 2}, PyDictObject).ma_used)


class Point:
    pass


point = Point()
body = look(point, PyObject)
print(body.ob_refcnt, body.ob_type is Point)
again = point
print(body.ob_refcnt, look(Point, PyVarObject).ob_type, look(int, PyVarObject).ob_refcnt, look(int, PyVarObject).ob_size)
