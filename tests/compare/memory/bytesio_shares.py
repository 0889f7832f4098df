# A BytesIO holds a bytes object: the one it is given, and the one that getvalue() and a read of everything hand out, until it must change it.
# Its size counts that object only while nobody else holds it.
import gc, io, sys, tracemalloc
size, count = sys.getsizeof, sys.getrefcount
def given(x):
    b = io.BytesIO(x)
    print(size(b), count(x), b.getvalue() is x, b.read() is x, b.seek(0), b.read(len(x)) is x, gc.get_referents(b)[1:] == [x])
    b.write(b'z')
    print(size(b), count(x), b.getvalue() is b.getvalue(), x == bytes(30), b.getvalue() == x + b'z')
given(bytes(30))
b = io.BytesIO()
print(size(b), end=' ')
for i in range(5):
    b.write(b'x' * 10)
    print(size(b), end=' ')
v = b.getvalue()
print(v is b.getvalue(), size(b), size(v), b.read(), b.seek(0), b.read() is v, b.seek(0), b.read(1000) is v, b.seek(0), b.read(3) is v)
b.write(b'q')
print(size(b), b.getvalue() is v, size(b), len(v))
b.truncate(3); print(size(b), b.getvalue(), size(b))
b.seek(6); b.write(b'!'); print(b.getvalue(), size(b))
b.truncate(0); print(size(b), b.getvalue(), b.seek(0), b.read())
b = io.BytesIO(bytearray(b'abc')); print(size(b), b.getvalue(), b.tell())
b.__init__(b'other'); print(b.getvalue(), b.tell()); b.__init__(); print(b.getvalue(), b.tell())
b.close(); print(size(b))
x = bytes(100)
gc.collect(); tracemalloc.start(); tracemalloc.clear_traces()
b = io.BytesIO(x); v = b.getvalue()
print(sorted(t[1] for t in tracemalloc._get_traces() if t[2][0][1] == 32))
tracemalloc.stop()
