# ascii, repr, chr, ord, format, bin, oct, hex.
print(ascii("é€🐍a\n"), repr("é\x07\x85"), ascii([("é",)]), chr(97), chr(8364), chr(0x10ffff).encode("utf-8"), ord("a"), ord("€"), ord(b"z"), ord("🐍"))
print(bin(10), bin(-10), oct(8), hex(255), hex(-255), bin(0), hex(2**70), format(255, "x"), format("a", ">3"), format(1.5), bin(True))
class I:
    def __index__(self): return 10
print(bin(I()), hex(I()), oct(I()), chr(I()) == "\n")
for bad in (lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"), lambda: chr(2**100), lambda: ord("ab"), lambda: ord(""), lambda: ord(5), lambda: bin(1.5), lambda: hex("a"), lambda: oct(None), lambda: chr(), lambda: chr(1.0), lambda: ord(b"ab"), lambda: format(), lambda: format(1, 2), lambda: repr(), lambda: ascii()):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
