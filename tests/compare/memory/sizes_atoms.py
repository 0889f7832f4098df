# Sizes of numbers, singletons, texts.
import sys
s = sys.getsizeof
print([s(x) for x in (object(), None, ..., NotImplemented, True, False, 0, 1, -1, 2**30 - 1, 2**30, 2**60, 10**100, -2**90)])
print(s(1.5), s(1j), [s(x) for x in ("", "a", "abc", "é", "éa", "ÿ", "\u0100", "€", "a€", "🐍", "a🐍", "a" * 100, "é" * 10)])
print([s(x) for x in (b"", b"a", b"abcd", b"x" * 100)], [s(x) for x in (range(3), slice(1), range(10**20))])
print(s(memoryview(b"abc")), s(int), s(type), s(object), s(type(None)))
for bad in (lambda: s(), lambda: s(1, 2, 3)):
    try: bad()
    except TypeError as e: print(e)
