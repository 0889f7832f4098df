# memoryview: 160 bytes and 24 for each dimension; what it holds, exports, releases; bytes and bytearrays behind it.
import gc
import sys
import weakref

size, count = sys.getsizeof, sys.getrefcount
data = bytes(range(250, 256)) * 4
b = bytearray(data)
m = memoryview(b)
print(size(m), m.__sizeof__(), size(m[1:3]), size(m[::2]), size(m.cast("H")), size(m.toreadonly()), size(memoryview(m)), gc.is_tracked(m))
print(count(b), count(m), m.obj is b, m[2:4].obj is b)
views = [m[i:] for i in range(5)]
print(count(b), len(views)); del views; print(count(b))
n = memoryview(b)
print(count(b)); n.release(); print(count(b)); del n
w = weakref.ref(m, lambda r: print("view gone"))
for work in (lambda: b.append(1), lambda: b.extend(b"x"), lambda: b.clear(), lambda: b.pop()):
    try:
        work()
    except BufferError as error:
        print(error)
m.release(); b.append(1); print(len(b), size(b))
try:
    m[0]
except ValueError as error:
    print(error)
del m
with memoryview(b"abc") as v:
    print(size(v), v.nbytes, v.itemsize, v.format, v.ndim, v.shape, v.strides, v.readonly)
print(memoryview(b"abc") == b"abc", hash(memoryview(b"abc")) == hash(b"abc"), size(memoryview(b"abc").tobytes()), size(memoryview(b"abc").tolist()), size(memoryview(b"abc").hex()))
