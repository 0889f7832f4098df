# How a bytearray grows and shrinks.
import sys
b, last, steps = bytearray(), None, []
for i in range(300):
    size = sys.getsizeof(b)
    if size != last:
        steps.append((i, size - 56))
        last = size
    b.append(0)
print(steps)
print(sys.getsizeof(bytearray(10)), sys.getsizeof(bytearray(b"abc")), sys.getsizeof(bytearray(b"abc") + b"d"), sys.getsizeof(bytearray(100)[:5]))
b = bytearray(100); del b[50:]; print(sys.getsizeof(b)); del b[10:]; print(sys.getsizeof(b)); del b[:5]; print(sys.getsizeof(b)); b.clear(); print(sys.getsizeof(b))
b += b"x" * 20; print(sys.getsizeof(b)); b.extend(b"yy"); print(sys.getsizeof(b))
