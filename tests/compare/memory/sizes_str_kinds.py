# str by width, and strings that methods make.
import sys
g = sys.getsizeof
for t in ("", "a", "abc", "é", "éa", "ÿÿ", "Ā", "aĀ", "€uro", "\U0001F600", "a\U0001F600b", "\x7f", "\x80", "\ud800"):
    print(ascii(t), g(t), g(t + "x"), g(t * 2), g(t.upper()), g(t[:1]), g("".join([t, t])), g(t.center(10)), t.__sizeof__())
print(g("é" * 10), g(("é" * 10)[:5]), g("aé"[0]), g("aé"[:1]), g("€a"[1:]), g("€€"[:1]), g("\U0001F600€"[1:]), g("é".encode().decode()), g("é".replace("é", "e")))
print(g(str(12345)), g(repr("é")), g(ascii("é")), g("%s" % "é"), g("{}".format("€")), g(f"{'é'}x"), g(chr(0x100)), g(chr(255)), g(chr(65536)), g(b"abc".decode()))
class S(str): pass
class T(str): __slots__ = ()
class U(str): __slots__ = ("a",) if False else ()
print(g(S()), g(S("abc")), g(S("é")), g(S("€")), g(T()), g(T("abc")), g(T("ab€")), S.__basicsize__)
