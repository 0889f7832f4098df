# Locals and temporaries when an exception passes.
import sys
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
def f(a): b = D("b"); raise ValueError(D("arg"))
try: f(D("a"))
except ValueError: print("handler", end="; ")
print("after")
try: f(D("a"))
except ValueError as e: print("handler", end="; ")
print("after")
def g():
    x = D("x")
    try: f(D("a"))
    except ValueError: y = D("y"); print("handled", end="; ")
    print("end of g", end="; ")
g(); print()
try: [D(1), D(2), 1 / 0]
except ZeroDivisionError: print("display", end="; ")
print()
try: print(D(1), D(2), 1 / 0)
except ZeroDivisionError: print("call", end="; ")
print()
try: D(1) + D(2)
except TypeError: print("operator", end="; ")
print()
try: {D(1): D(2), 1: 1 / 0}
except ZeroDivisionError: print("dict", end="; ")
print()
try:
    with open("/nonexistent/x"): pass
except OSError: print("with", end="; ")
def fin():
    x = D("x")
    try: return D("returned")
    finally: print("finally", end="; ")
fin(); print()
def loop():
    for d in [D(1), D(2), D(3)]:
        if d.n == 2: raise KeyError
try: loop()
except KeyError: print("loop", end="; ")
print()
def reraise():
    try: f(D("a"))
    except ValueError: raise
try: reraise()
except ValueError: print("reraised", end="; ")
print()
def chain():
    try: f(D("a"))
    except ValueError as e: raise KeyError(D("second")) from e
try: chain()
except KeyError as e: print("chained", end="; ")
print()
kept = []
try: f(D("a"))
except ValueError as e: kept.append(e)
print("kept"); kept.clear(); print()
def gen():
    x = D("gen local")
    try: yield 1
    finally: print("gen finally", end="; ")
for v in gen(): break
print(); it = gen(); next(it)
try: it.throw(ValueError(D("thrown")))
except ValueError: print("thrown", end="; ")
print(); del it; print("end")
