# Everything immortal, and what looks like it but is not.
import sys, types
def im(o): return sys.getrefcount(o) == 4294967295
print(*(im(o) for o in (None, True, False, ..., NotImplemented, 0, -5, 256, -6, 257, 1.0, 1j, "", b"", b"a", b"\xff", b"ab", (), (1,), frozenset(), chr(0), chr(255), chr(256))))
print(*(im(o) for o in (int, str, object, type, dict, list, tuple, float, Exception, ValueError, KeyError, types.FunctionType, types.GeneratorType, type(None), range, property, zip, map, enumerate, memoryview, super, type(iter([])), type({}.keys()))))
print(*(im(o) for o in (sys, print, len, [].append, type("C", (), {}), sys.stdout, sys.path, sys.version, sys.float_info, type(sys.flags), types, types.SimpleNamespace, __builtins__, sys.maxsize, sys.maxunicode, sys.byteorder)))
x = 5; y = []
for i in range(3): y.append(None); y.append(x); y.append(())
print(sys.getrefcount(None), sys.getrefcount(5), sys.getrefcount(()), len(y)); del y[:]; print(sys.getrefcount(None))
print(im(int("7")), im(int("300")), im(300 - 100), im(300 - 10), im(-5 + 0), im(-2 * 3), im(len("a" * 256)), im(len("a" * 257)), im(bool(1)), im(tuple([])), im(bytes()), im("".join([])), im(bytes([5])), im("abc"[1]), im("aé"[1]), im("a€"[1]))
