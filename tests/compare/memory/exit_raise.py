# An uncaught exception keeps its frames until it has been told.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
d = D("global")
def f():
    x = D("local of f")
    raise ValueError("uncaught")
import atexit
atexit.register(lambda: print("atexit"))
f()
