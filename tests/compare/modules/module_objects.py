# Modules as objects.
import math, sys
M = type(math)
m = M("made", "its doc")
print(m, m.__name__, m.__doc__, sorted(m.__dict__), type(m))
m.x = 5
print(m.x, vars(m)["x"])
try: m.y
except AttributeError as e: print(e)
m.__getattr__ = lambda name: f"dynamic {name}"
print(m.whatever)
sys.modules["made"] = m
import made
print(made is m)
from made import x
print(x)
del sys.modules["made"]
try: import made as again
except ModuleNotFoundError as e: print(e)
sys.modules["blocked"] = None
try: import blocked
except ModuleNotFoundError as e: print(e)
for bad in (lambda: M(), lambda: M(5), lambda: M("a", "b", "c")):
    try: bad()
    except TypeError as e: print(e)
class Sub(M): pass
print(Sub("s"), isinstance(Sub("t"), M))
