# atexit functions run last in, first out; their errors are told; what they register now does not run.
import atexit, sys
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, sys.is_finalizing())
d = D("global")
def first(): print("first", d.n, sys.is_finalizing())
def second(*a, **k): print("second", a, k); atexit.register(print, "too late")
def bad(): raise ValueError("in atexit")
atexit.register(first); atexit.register(second, 1, x=2); atexit.register(bad); atexit.register(lambda: print("lambda"))
@atexit.register
def decorated(): print("decorated")
atexit.unregister(decorated); print(atexit._ncallbacks())
sys.unraisablehook = lambda u: print("hook", u.err_msg, u.exc_value)
print("end")
