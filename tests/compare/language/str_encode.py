# Encoding and decoding with utf-8, latin-1, ascii, utf-16 and error handlers.
s = "aé€🐍"
print(s.encode(), s.encode("utf-8"), len(s), s.encode("utf-16-le"), s.encode("utf-16")[:4], "é".encode("latin-1"), s.encode("ascii", "replace"), s.encode("ascii", "ignore"))
print(s.encode("ascii", "backslashreplace"), s.encode("ascii", "xmlcharrefreplace"), s.encode("latin-1", "namereplace") if False else "")
print(b"a\xc3\xa9".decode(), b"\xe9".decode("latin-1"), b"a\xff".decode("utf-8", "replace"), b"a\xff".decode("utf-8", "ignore"), b"\xff".decode("utf-8", "backslashreplace"), ascii(b"\xff".decode("utf-8", "surrogateescape")))
for bad in (lambda: s.encode("ascii"), lambda: "€".encode("latin-1"), lambda: b"\xff".decode(), lambda: b"\xc3".decode(), lambda: b"\xe2\x28\xa1".decode(), lambda: "\ud800".encode(), lambda: b"abc".decode("nope"), lambda: b"\x80".decode("ascii"), lambda: "a".encode("utf-8", "nohandler") or "é".encode("ascii", "nohandler"), lambda: str(b"a", "utf-8", 5)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(str(b"ab"), str(b"\xc3\xa9", "utf-8"), ascii("é€🐍"), repr("a\n\t\\'\"\x00\x7f\xa0\u200b\U0010ffff"), repr("it's"), repr('"'), repr("'\""))
