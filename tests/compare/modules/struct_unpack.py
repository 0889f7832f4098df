# struct: unpacking from buffers and iterators, packing into buffers, offsets of every kind, the class and its size.
import struct
import sys

def tell(what, *args, **named):
    try:
        print(what.__name__, args, named, "->", what(*args, **named))
    except Exception as error:
        print(what.__name__, args, named, type(error).__name__, error)

for case in [("i", b""), ("i", "abcd"), ("i", b"abcd"), (">i", bytearray(b"abcd")), ("5p", b"\x03abcd"), ("5p", b"\x09abcd"), ("0s", b""),
             ("?", b"\x02"), ("0p", b""), ("n", b"\xff" * 8), ("N", b"\xff" * 8), ("<e", b"\x00\x7c"), (">f", b"\x3f\x80\0\0"), ("b", b"\x80"), (), ("i",)]:
    tell(struct.unpack, *case)
for case in [(b"abcd",), (b"abcd", 1), (b"abcd", -1), (b"abcde", -4), (b"abcd", -5), (b"abcd", 5), (b"abcd", "x"), (b"abcd", 2**70)]:
    tell(struct.unpack_from, "i", *case)
tell(struct.unpack_from, "i", buffer=b"abcd", offset=0)
tell(struct.unpack_from, "i")
tell(struct.unpack_from)
block = bytearray(8)
for case in [(), ("i",), ("i", block), ("i", block, 0), ("i", block, 0, 1), ("i", block, 6, 1), ("i", block, -2, 1), ("i", block, -9, 1),
             ("i", block, 9, 1), ("i", block, -4, 7), ("i", b"abcd", 0, 1), ("i", block, "x", 1), ("i", block, 2**70, 1), ("hi", block, 0, 1, "x")]:
    tell(struct.pack_into, *case)
for case in [("i", b"abc"), ("", b""), ("0i", b"abc"), ("i", "x")]:
    tell(struct.iter_unpack, *case)
walk = struct.iter_unpack("h", block)
print(type(walk), sys.getsizeof(walk), walk.__length_hint__(), next(walk))
tell(block.append, 1)
print(list(walk), walk.__length_hint__(), list(walk))
tell(block.append, 1)
record = struct.Struct("<i2xh")
print(record.format, record.size, sys.getsizeof(record), [sys.getsizeof(struct.Struct(text)) for text in ("", "x", "3i4sp0s", "iii0q")])
tell(record.unpack)
tell(record.unpack_from, b"abcdefgh", 0)
tell(record.unpack_from, offset=1)
tell(record.pack, 1)
tell(record.pack_into)
tell(struct.Struct)
tell(struct.Struct, 5)
tell(setattr, record, "size", 1)
tell(setattr, record, "other", 1)
record.__init__(">h")
print(record.format, record.size, record.pack(258))
print(struct.error, struct.error.__mro__, struct.Struct, struct.__all__)
