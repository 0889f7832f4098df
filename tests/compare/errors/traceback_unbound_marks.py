# The carets of an UnboundLocalError stand below the name, whatever is done with it.
import sys


def f01(x): total += x; total = 1
def f02(x): return x + y; y = 1
def f03(x): return y[x]; y = 1
def f04(x): return y.a + x; y = 1
def f05(x): return x < y; y = 1
def f06(x): x[y] = 3; y = 1
def f07(x): y.foo(x); y = 1
def f08(x): return -y; y = 1
def f09(x): return y is None; y = 1
def f10(x): return f"{y}"; y = 1
def f11(x): z = y; y = 1
def f12(x): return [1, y]; y = 1
def f13(x): return x and y; y = 1
def f14(x): return x if y else 1; y = 1
def f15(x): y.a = x; y = 1
def f16(x): y[0] += x; y = 1
def f17(x): return (lambda: 1)() * y; y = 1
def f18(x): return y; y = 1
def f19(x): del x; return x + 1


for name, function in sorted(globals().copy().items()):
    if name[0] == "f" and name[1:].isdigit():
        try:
            function(1)
        except UnboundLocalError:
            sys.excepthook(*sys.exc_info())
