# Encoding and decoding with every error handler.
def show(*call):
    try: result = ascii(getattr(call[0], call[1])(*call[2:]))
    except UnicodeError as e: result = ascii((e.encoding, e.object, e.start, e.end, e.reason, str(e)))
    except Exception as e: result = type(e).__name__ + " " + str(e)
    print(ascii(call[0]), *call[2:], "->", result)
for s in ("a\ud800b", "a\udc80\udc81b", "", "abc", "é中😀", "\udcff\udc80é"):
    for encoding in ("utf-8", "utf_16", "utf-16be", "U32", "US-ASCII", "iso-8859-1", "utf-8-sig", "nothing"):
        for errors in ("strict", "replace", "surrogatepass", "surrogateescape", "backslashreplace", "xmlcharrefreplace", "ignore", "bogus"):
            show(s, "encode", encoding, errors)
for b in (b"a\x80b", b"\xc3", b"\xc3a", b"\xe2\x82", b"\xe2\x28\xa1", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xf5a", b"\x00\xd8", b"\x00\xdca\x00", b"\x00\xd8a\x00",
          b"\xff\xfea\x00b", b"\xfe\xff\x00a", b"\xff\xfe\x00\x00a\x00\x00\x00", b"\x00\x00\xfe\xff\x00\x00\x00a", b"\x00\x00\x11\x00", b"", b"\xef\xbb\xbfa\xff"):
    for encoding in ("utf-8", "utf-16", "utf-16-be", "utf-32", "ascii", "latin-1", "utf-8-sig"):
        for errors in ("strict", "replace", "surrogatepass", "surrogateescape", "backslashreplace", "ignore", "xmlcharrefreplace"):
            show(b, "decode", encoding, errors)
