# Sizes of the results of int arithmetic; bool and subclasses.
import sys
g = sys.getsizeof
print([g(2 ** n) for n in range(0, 200, 15)], [g(-(2 ** n)) for n in range(0, 130, 30)], [g(2 ** n - 1) for n in (30, 60, 90)])
print(g(True), g(False), g(0), g(1), g(True + True), g(2 ** 30), g(2 ** 30 - 1), g(10 ** 18), g(10 ** 100), g(1 << 1000), g(~(1 << 60)))
a = 2 ** 60; print(g(a - a), g(a - (a - 1)), g(a * a), g(a // 7), g(a % 7), g(-a), g(abs(-a)), g(a >> 31), g(a & 1), g(a | 1), g(a ^ a))
class I(int): pass
class S(int): __slots__ = ()
print(g(I()), g(I(5)), g(I(2 ** 60)), g(S()), g(S(2 ** 31)), I.__basicsize__, I.__itemsize__, int.__basicsize__, int.__itemsize__)
print((0).__sizeof__(), (2 ** 100).__sizeof__(), True.__sizeof__(), I(5).__sizeof__(), g(int("9" * 50)), g(int("f" * 50, 16)), g(int.from_bytes(b"\xff" * 20, "big")), g(int(1e100)))
