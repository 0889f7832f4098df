# ctypes: the count, the type and the fields of objects, read at the address that id() gives.
import ctypes
import gc
import sys


def ref_count(address):
    return ctypes.c_long.from_address(address).value


values = [1, 2, 3]
print(sys.getrefcount(values) - 1, ref_count(id(values)))
other, third = values, [values, values]
print(ref_count(id(values)))
other = None
third.clear()
print(ref_count(id(values)))
live = ctypes.c_ssize_t.from_address(id(values))
print(live.value, live)
other = values
print(live.value, ctypes.c_void_p.from_address(id(values) + 8).value == id(list))


class A:
    def __init__(self):
        self.b = B(self)


class B:
    def __init__(self, a):
        self.a = a


gc.disable()
pair = A()
first, second = id(pair), id(pair.b)
print(ref_count(first), ref_count(second))
pair = None
print(ref_count(first), ref_count(second), gc.collect())

# Immortal objects, whole words and parts of them.
for value in (None, True, 0, 256, 'q', '', (), int, object, ..., 'an_interned_name', b''):
    place = id(value)
    print(ref_count(place), ctypes.c_int.from_address(place).value, ctypes.c_uint32.from_address(place).value,
          ctypes.c_ushort.from_address(place + 2).value, ctypes.string_at(place, 8))
text = 'two words'
print(ref_count(id(text)) == sys.getrefcount(text) - 1)
number = 10 ** 10
print(ref_count(id(number)) == sys.getrefcount(number) - 1, ctypes.py_object.from_address(id(number) + 8).value)

# Objects by their address.
print(ctypes.cast(first, ctypes.c_void_p).value == first, ctypes.cast(id(values), ctypes.py_object).value is values)
print(sys.getrefcount(values))
kept = ctypes.cast(id(values), ctypes.py_object)
print(sys.getrefcount(values))
held = ctypes.py_object(values)
print(sys.getrefcount(values), held.value is values)
del held
ctypes.pythonapi.Py_IncRef(ctypes.py_object(values))
print(sys.getrefcount(values))
release = ctypes.pythonapi.Py_DecRef
release.argtypes, release.restype = [ctypes.py_object], None
release(values)
print(sys.getrefcount(values))
ctypes.c_long.from_address(id(values)).value += 1
print(sys.getrefcount(values))
ctypes.c_long.from_address(id(values)).value -= 1
