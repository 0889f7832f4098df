# int(): parsing and conversion; methods of int and bool.
print(int(), int("12"), int(" -1_000 "), int("ff", 16), int("0xff", 16), int("0b11", 0), int("0o17", 0), int("z", 36), int(3.99), int(-3.99), int(True), int("٣"), int(b"42"), int("+5"))
print((5).bit_length(), (255).to_bytes(2, "big"), (255).to_bytes(2, "little"), (-1).to_bytes(2, "big", signed=True), int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\xff\xff", signed=True, byteorder="little"), (65).to_bytes())
print((5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator, (6).as_integer_ratio(), (5).is_integer(), int.__name__, (5).__add__(3), (5).__add__("x"))
print(True & False, True | 2, ~True if False else "", True ^ True, bool(""), bool(" "), repr(True), str(False), True == 1, isinstance(True, int), bool.__mro__)
print(round(1234, -2), round(1250, -2), round(1350, -2), round(5), round(-15, -1), round(25, -1), abs(-7), divmod(7, -2), pow(2, 10))
for bad in (lambda: int("x"), lambda: int("1.5"), lambda: int(""), lambda: int("  "), lambda: int("1__0"), lambda: int("08", 0), lambda: int("9", 8), lambda: int("1", 1), lambda: int("1", 37), lambda: int(1, 10), lambda: int(None), lambda: int([]), lambda: int("1", base=2, x=1),
            lambda: int(float("nan")), lambda: int(float("inf")), lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (1).to_bytes(1, "mid"), lambda: int("0x"), lambda: int(b"\xff"), lambda: int("a" * 50), lambda: int.from_bytes("x", "big")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
