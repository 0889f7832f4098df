# float: parsing, repr, methods, special values, rounding.
print(float(), float("1.5"), float(" -1e5 "), float("inf"), float("-Infinity"), float("nan"), float("1_0.5"), float(3), float(b"2.5"), float("٣.٥"))
print(1.5.is_integer(), 2.0.is_integer(), 0.1.as_integer_ratio(), (0.5).hex(), float.fromhex("0x1.8p3"), (1e-320).hex(), (-0.0).hex(), float.fromhex("inf"))
inf, nan = float("inf"), float("nan")
print(inf > 10 ** 400, -inf < -10 ** 400, inf == inf, nan == nan, nan < 1, inf - inf, inf * 0, 1 / inf, -1 / inf, inf // 1, inf % 1 if False else "", 5 % inf, -5 % inf, -5 // inf)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1e20), round(1234.5678, -2), round(0.5), round(1.5), round(5.015, 2), round(1.0), round(1e300, 5), type(round(1.5, 0)), round(-0.4))
print(0.1 + 0.2, 0.1 * 3, 1e16 + 1, 2.0 ** 0.5, 2 ** 0.5, (-8) ** (1 / 3), -8 ** 2.0, 0.0 == -0.0, 1e-7, 123456789.123456789, 1e21, 12345678901234567890.0)
print(hash(1.0), hash(0.5), hash(1e300), hash(inf), hash(-inf), hash(-0.0), 1.0 < 1, 10 ** 20 < 1e20, 9007199254740993 == 9007199254740992.0, 9007199254740993 > 9007199254740992.0)
print(divmod(7.5, 2), divmod(-7.5, 2), 7.5 // -2, 1.0 // 0.1, 1.0 % 0.1, 3.0.__floor__(), 3.7.__trunc__(), (-3.7).__ceil__(), -3.7 // 1, float("1e-400"))
for bad in (lambda: float("x"), lambda: float(""), lambda: float(None), lambda: float("1__0"), lambda: round(nan), lambda: round(inf), lambda: inf.as_integer_ratio(), lambda: nan.as_integer_ratio(), lambda: float.fromhex("zz"), lambda: 1e300 ** 2, lambda: float(10 ** 400), lambda: round(1.5, "x"), lambda: float([]), lambda: float("1 2"), lambda: float.fromhex("0x1p5000")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
