# bytearray: slices, deletion from both ends, extend, +=, *=, insert, pop.
import sys
g = sys.getsizeof
b = bytearray(b"abc" * 20); row = [g(b)]
for i in range(20): del b[:2]; row.append(g(b))
print(row, len(b))
b = bytearray(b"abc" * 20); row = [g(b)]
for i in range(28): del b[-2:]; row.append(g(b))
print(row)
b = bytearray(); row = []
for i in range(40): b += b"xyz"; row.append(g(b))
print(row)
b = bytearray(); row = []
for i in range(20): b.extend([1, 2]); row.append(g(b))
print(row)
b = bytearray(b"abc"); b.insert(0, 1); print(g(b)); b.pop(); print(g(b)); b.pop(0); print(g(b)); b *= 10; print(g(b)); b[5:10] = b""; print(g(b)); b[2:2] = b"1234567890"; print(g(b))
b.clear(); print(g(b)); b.append(1); print(g(b)); print(g(b + b"abc"), g(b * 3), g(b.copy()), g(b[:]), g(bytearray(5)), g(bytearray([1, 2, 3])), g(bytearray("abc", "utf8")), g(bytearray(b"")), g(bytearray(0)))
print(g(bytearray(x for x in range(10))), g(bytearray(range(10))), g(bytearray(bytearray(7))), g(bytearray(memoryview(b"1234"))))
class B(bytearray): pass
print(g(B()), g(B(b"abc")), g(b.upper()), g(bytearray(b"abc").replace(b"a", b"xx")), g(bytearray(b"x").zfill(9)), g(bytearray.fromhex("0102")))
