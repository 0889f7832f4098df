# The recursion limit: counted in Python frames, and checked against the depth there is.
import sys
print(sys.getrecursionlimit())
def depth(n=1):
    try: return depth(n + 1)
    except RecursionError: return n
print(depth() > 990, depth() < 1000)
sys.setrecursionlimit(200); print(depth() > 190, depth() < 200)
def down(n):
    if n: return down(n - 1)
    try: sys.setrecursionlimit(50)
    except RecursionError as e: return str(e)
    return "fine"
print(down(60)); print(down(20), sys.getrecursionlimit())
sys.setrecursionlimit(1000)
for bad in (0, -1, "5", 1.5, 2**31, None):
    try: sys.setrecursionlimit(bad)
    except Exception as e: print(type(e).__name__, e)
try: sys.setrecursionlimit()
except TypeError as e: print(e)
def f(): f()
try: f()
except RecursionError as e: print(e)
class R:
    def __repr__(self): return repr(self)
try: repr(R())
except RecursionError as e: print(e)
class E:
    def __eq__(self, o): return self == o
try: E() == E()
except RecursionError as e: print(e)
l = []
for _ in range(100000): l = [l]
try: repr(l)
except RecursionError as e: print(e)
