# bytearray: __alloc__ beside len and getsizeof, through growth, front deletion, shrinking, resizing in views.
import sys


def show(b):
    return len(b), b.__alloc__(), sys.getsizeof(b)


b = bytearray()
print(show(b))
rows = []
for i in range(40):
    b.append(i)
    rows.append(show(b)[1])
print(rows)
b = bytearray(range(100))
rows = [show(b)]
for n in (1, 9, 30, 20, 20, 10, 9):
    del b[:n]
    rows.append(show(b))
print(rows)
b = bytearray(b"0123456789" * 3)
del b[:5]; b.append(1); print(show(b))
b.extend(b"x" * 4); print(show(b))
b += b"y" * 20; print(show(b))
del b[10:]; print(show(b))
b[2:4] = b"abcdef"; print(show(b))
b[:] = b""; print(show(b))
b = bytearray(b"abc"); b *= 0; print(show(b)); b *= 5; print(show(b))
b = bytearray(b"abc"); b *= 7; print(show(b)); b.pop(); print(show(b)); b.insert(3, 7); print(show(b)); b.remove(7); print(show(b))
b = bytearray(b"abc"); view = memoryview(b)
for change in (lambda: b.append(1), lambda: b.pop(), lambda: b.clear(), lambda: b.extend(b""), lambda: b.__iadd__(b"x"), lambda: b.__init__(b"q"), lambda: b.__delitem__(slice(0, 1))):
    try:
        print(change())
    except BufferError as error:
        print(error)
b[0] = 65; b[:] = b"xyz"; print(b, show(b))
view.release(); b.append(1); print(show(b))
