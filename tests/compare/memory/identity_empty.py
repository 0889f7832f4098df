# Empty and whole: which operations give the very object.
t = (1, 2, 3); s = "abc def"; b = b"abc def"; l = [1]; f = frozenset([1]); y = bytearray(b"x")
print(tuple(t) is t, t[:] is t, t[0:3] is t, t[::1] is t, t + () is t, () + t is t, t * 1 is t, t[::-1] is t, (*t,) is t, t[3:] is (), () * 5 is (), tuple([]) is (), tuple("") is ())
print(str(s) is s, s[:] is s, s + "" is s, "" + s is s, s * 1 is s, s.strip() is s, s.lower() is s, s.replace("z", "") is s, s.expandtabs() is s, s.center(3) is s, s.zfill(2) is s, s.join([""]) is "", "".join([s]) is s, s.removeprefix("q") is s, s.ljust(1) is s, s.translate({}) is s, s.format() is s, s % () is s, f"{s}" is s, format(s) is s, s.split("z")[0] is s, s.partition("z")[0] is s, s.title() is s, s.casefold() is s)
print(bytes(b) is b, b[:] is b, b + b"" is b, b"" + b is b, b * 1 is b, b.strip() is b, b.replace(b"z", b"") is b, b"".join([b]) is b, b.lower() is b, b.center(1) is b, b.split(b"z")[0] is b, b[7:] is b"", b.translate(None) is b, b.removesuffix(b"z") is b)
print(list(l) is l, l[:] is l, l + [] is l, l * 1 is l, frozenset(f) is f, f.copy() is f, f | set() is f, f & f is f, f.union() is f, frozenset() is frozenset(), frozenset([]) is frozenset([]), set(f) is f, y + b"" is y, bytearray(y) is y)
print(int(5000) == 5000, (x := 5000) is int(x), float(z := 1.5) is z, abs(x) is x, +x is x, x + 0 is x, x * 1 is x, x | 0 is x, x // 1 is x, round(x) is x, x ** 1 is x, x << 0 is x, complex(c := 1j) is c, +z is z, bool(True) is True, x.__index__() is x, x.conjugate() is x, x.real is x, x.numerator is x, z.real is z, z.conjugate() is z, z.__float__() is z)
class S(str): pass
class T(tuple): pass
class I(int): pass
q = S("abc"); p = T((1,)); i = I(5000)
print(str(q) is q, q[:] is q, q + "" is q, type(q.strip()), S(q) is q, tuple(p) is p, p[:] is p, p * 1 is p, type(p + ()), int(i) is i, type(+i), type(i + 0), i.real is i, range(5)[:] == range(5), (r := range(5)) is iter(r), slice(1) is slice(1))
