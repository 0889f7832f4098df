# The type calls: argument counts, keywords, odd arguments.
print(bool(), bool(5), int(), float(), str(), complex(), bytes(), list(), tuple(), dict(), set(), frozenset(), bytearray(), object().__class__, str(5), str(None), str(object=1), str(b"x", encoding="ascii"), int("10", base=2), float("1.5"), bytes("a", encoding="utf-8"), list("ab"), tuple([1]))
class C:
    def __int__(self): return 5
    def __float__(self): return 2.5
    def __str__(self): return "C!"
    def __bool__(self): return False
    def __index__(self): return 9
class T:
    def __trunc__(self): return 3
class B:
    def __int__(self): return "x"
    def __float__(self): return 1
    def __str__(self): return 5
    def __index__(self): return 1.5
print(int(C()), float(C()), str(C()), bool(C()))
for bad in (lambda: bool(1, 2), lambda: int(1, 2, 3), lambda: float(1, 2), lambda: int(B()), lambda: float(B()), lambda: str(B()), lambda: str(1, 2), lambda: object(5), lambda: bool(x=1), lambda: float(x=1), lambda: str("a", "b"), lambda: int(x=1), lambda: tuple(x=1), lambda: list(5), lambda: [0][B()], lambda: frozenset(1), lambda: dict(1, 2), lambda: type(1, 2, 3, 4)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
