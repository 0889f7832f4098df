# abs, divmod, pow, round and their protocols.
print(abs(-3), abs(-2.5), abs(3 + 4j), abs(True), divmod(7, 3), divmod(-7, 3), divmod(7.5, 2), pow(2, 10), pow(2, -1), pow(3, 4, 5), pow(2, 3, -5), pow(base=2, exp=3, mod=7))
print(round(2.5), round(3.5), round(2.567, 2), round(1234, -2), round(2.5, None), round(True), round(-0.5), round(number=1.25, ndigits=1))
for bad in (lambda: abs("a"), lambda: abs(), lambda: divmod(1), lambda: divmod("a", 1), lambda: pow("a", 2), lambda: pow(2), lambda: pow(2.0, 3, 5), lambda: pow(2, 3, 0), lambda: round("a"), lambda: round(1.5, 2.5), lambda: round(), lambda: pow(2, "x", 3), lambda: abs(None), lambda: pow(0, -1, 5)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
