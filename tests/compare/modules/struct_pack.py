# struct: every letter, byte order and alignment; what does not fit, in every form, with the exact text.
import struct

def tell(what, *args):
    try:
        print(what.__name__, args, "->", what(*args))
    except Exception as error:
        print(what.__name__, args, type(error).__name__, error)

for letter in "bBhHiIlLqQnNP":
    for value in (-1, 5, 127, 255, 2**15, 2**31, 2**63, 2**64, -2**63 - 1, 1.5, "x"):
        tell(struct.pack, letter, value)
for letter in "efd":
    for order in "@<>":
        for value in (1.5, -0.0, 65519.9, 65520.0, 1e300, 10**6, float("inf"), float("nan"), "x"):
            tell(struct.pack, order + letter, value)
for case in [("?", []), ("?", 7), ("c", b"x"), ("c", b"xx"), ("c", "x"), ("s", "x"), ("0s", b"a"), ("5s", b"abc"), ("2s", bytearray(b"abc")),
             ("5p", b"abc"), ("3p", b"abcdef"), ("0p", b"a"), ("x3xh", 1), ("ibq0i", 1, 2, 3), ("i0q", 1), (">bh", 1, 2), ("!q", 1), ("=bq", 1, 2),
             (), (1,), ("i",), ("i", 1, 2), ("<n", 1), ("z", 1), ("3",), ("2 i", 1), ("i@", 1), ("i\0", 1), ("\xe9", 1), (b"\xe9", 1),
             ("9223372036854775807i",), ("99999999999999999999i",), ("9223372036854775807s9s", b"", b"")]:
    tell(struct.pack, *case)
for text in ["", "bi", "ib", "bq", "b0q", "qb0q", "xxh", "<bq", "=l", "@l", "n", "10s", "5sp", " \ti\n ", "i2"]:
    tell(struct.calcsize, text)
