# A suspended generator that dies with the variables of a function looks at its callers while it is closed.
import sys
def g():
    try:
        yield 1
    finally:
        print("closed below", sys._getframe(1).f_code.co_name)
def f():
    x = g()
    next(x)
def raises():
    x = g()
    next(x)
    raise ValueError
f()
try: raises()
except ValueError: print("caught")
class D:
    def __del__(self): kept.append(sys._getframe(1))
kept = []
def h():
    a, d, b = 1, D(), 2
    return "done"
print(h(), kept[0].f_code.co_name)
kept.clear()
