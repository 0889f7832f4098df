# SystemExit from deep inside: finally clauses, locals, atexit, globals.
import sys, atexit
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
g = D("global")
def f():
    x = D("local")
    try: sys.exit(3)
    finally: print("finally")
atexit.register(print, "atexit")
try: f()
except ValueError: pass
