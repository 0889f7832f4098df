# bytes and bytearray: literals, methods, mutation, errors.
b = b"ab\x00\xff\n\t'\""
print(b, len(b), b[0], b[-1], b[1:3], list(b[:2]), bytes(3), bytes([1, 2]), bytes("é", "utf-8"), bytes(b"x"), b"a" + b"b", b"a" * 3, b"a" in b"cab", 97 in b"a", rb"\n")
print(b"Hello".upper(), b"a,b".split(b","), b" x ".strip(), b"-".join([b"a", b"b"]), b"abc".find(b"c"), b"abc".find(99), b"abc".replace(b"b", b"X"), b"abc".hex(), b"abc".hex("-"), bytes.fromhex("61 62"), b"abc".startswith(b"a"), b"ab".center(6, b"*"), b"a1".isalnum(), b"AB".lower(), b"abc".translate(None, b"b"), b"ab".decode())
a = bytearray(b"abc"); a[0] = 122; a.append(33); a.extend(b"xy"); a[1:2] = b"QQ"; del a[-1]; a.insert(0, 65); print(a, a.pop(), a.remove(65), a, a == b"zQQc!", bytes(a), bytearray(2), a.copy() is a, a[::-1])
a += b"!"; a *= 2; a.reverse(); print(a, len(a)); a.clear(); print(a)
for bad in (lambda: b[99], lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes("a"), lambda: bytes(-1), lambda: b"a" + "a", lambda: b["x"], lambda: bytes.fromhex("6"), lambda: bytes.fromhex("zz"), lambda: bytearray(b"a").append(256), lambda: bytearray().pop(), lambda: bytes(1.5), lambda: b"a".join(["x"]), lambda: b"a".find("a"), lambda: "a" in b"a", lambda: 256 in b"a", lambda: bytes(5, "utf-8"), lambda: b"".index(b"x"), lambda: b"a" < "a", lambda: bytearray("x"), lambda: hash(bytearray()), lambda: b"%d" % "a", lambda: bytes([1.5]), lambda: bytes(["a"])):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(hash(b"abc") == hash("abc"), {b"a": 1}[b"a"], b"a" < b"b", b"a" == bytearray(b"a"), b"" == "", repr(bytearray(b"'")), b'\x41\101', b"a" b"b")
m = memoryview(b"abc"); print(m[0], m[1:].tobytes(), len(m), m.tolist(), bytes(m), m == b"abc", m.readonly)
