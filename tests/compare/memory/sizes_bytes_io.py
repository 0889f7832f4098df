# BytesIO keeps a bytes object and shares it: with whoever gave it, and with whoever asks for the value, which cuts it to its length. While it
# is shared it does not count in the file's size; the next write takes a copy. getbuffer() shows it in place and holds it there.
import copy
import gc
import io
import sys

file, sizes = io.BytesIO(), []


def step(*_):
    sizes.append(sys.getsizeof(file))


step()
for n in range(25):
    step(file.write(b"x" * n))
step(file.getvalue())
step(file.write(b"q"))
value = file.getvalue()
step()
step(file.write(b"1"))
del value
step(file.getvalue(), file.truncate(10))
step(file.seek(5), file.write(b"zz"))
step(file.truncate(0), file.seek(0))
step(file.write(b"abc"), file.writelines([b"a", b"b" * 100]))
step(file.seek(2000), file.write(b"e"))
kept = file.getvalue()
step(file.seek(0), file.write(b"5"))
print(sizes, kept[:3], kept[-3:])

for content in (b"", b"a", b"abc" * 100, bytearray(b"xyz"), memoryview(b"abc")):
    file = io.BytesIO(content)
    print(sys.getsizeof(file), file.getvalue() is content, file.read() is content, end=" ")
    for change in (lambda: file.write(b"1"), lambda: file.truncate(1), file.close):
        change()
        print(sys.getsizeof(file), end=" ")
    print()

file = io.BytesIO(b"hello")
view = file.getbuffer()
print(sys.getsizeof(view), view.readonly, view.nbytes, type(view.obj).__name__, sys.getsizeof(view.obj))
view[0] = 65
for refused in (lambda: file.write(b"x" * 100), file.close, lambda: file.truncate(1), lambda: file.__init__(b"")):
    try:
        refused()
    except BufferError as error:
        print(error)
print(file.getvalue(), bytes(view[1:3]))
view.release()
file.write(b"ok")
target = bytearray(3)
print(file.getvalue(), file.readinto(target), target, file.readinto(memoryview(target)[1:]), target)

file = io.BytesIO(b"abcdef")
print(gc.get_referents(file), file.__getstate__(), copy.copy(file).read())
file.note = 1
file.__setstate__((b"xyz", 1, {"more": 2}))
print(file.read(), file.__dict__, sys.getsizeof(file.__dict__))
for state in (1, (b"a",), (b"a", "x", None), (b"a", -1, None), (b"a", 1, 3), ("a", 1, None)):
    try:
        file.__setstate__(state)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
