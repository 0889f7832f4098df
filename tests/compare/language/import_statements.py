# import in its forms, of modules that exist and do not.
import math, sys as system
from math import pi, floor as down
import math as again
print(math.pi == pi, down(2.7), math is again, system.modules["math"] is math, math.__name__, type(math))
def f():
    from math import ceil
    return ceil(1.2)
print(f())
for code in ("import nowhere_to_be_found", "from sys import nope", "import math.sub", "from nowhere_at_all import x", "from . import x", "import math as m, nowhere2"):
    try: exec(code)
    except ImportError as e: print(type(e).__name__, e, "|", e.name)
exec("from math import *")
print("sqrt" in dir(), __import__("math") is math)
try: math.nope
except AttributeError as e: print(e)
math.extra = 1
print(again.extra, repr(system)[:14])
del math.extra
import builtins
print(builtins.len is len, builtins.__name__)
builtins.shared_name = "seen everywhere"
print(shared_name)
