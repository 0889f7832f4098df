# And after sys.exit, from inside a call.
import sys
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
g = D("global")
def f():
    local = D("local")
    try: sys.exit(2)
    finally: print("finally")
f()
