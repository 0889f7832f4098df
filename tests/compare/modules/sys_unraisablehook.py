# unraisablehook: its argument, the default text, errors in it.
import sys
print(sys.unraisablehook is sys.__unraisablehook__, sys.unraisablehook)
class A:
    def __del__(self): raise ValueError("in del")
def hook(u):
    print(type(u).__name__, u.exc_type.__name__, u.exc_value, u.exc_traceback.tb_lineno, u.err_msg, u.object.__qualname__, len(u))
sys.unraisablehook = hook
a = A(); del a
def broken(u): raise RuntimeError("hook broken")
sys.unraisablehook = broken
a = A(); del a
sys.unraisablehook = None
a = A(); del a
sys.unraisablehook = sys.__unraisablehook__
a = A(); del a
try: sys.unraisablehook(1)
except TypeError as e: print(e)
