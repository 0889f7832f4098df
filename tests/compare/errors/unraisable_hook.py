# sys.unraisablehook gets the report.
import sys

class D:
    def __del__(self):
        1 / 0

sys.unraisablehook = lambda u: print(u.exc_type.__name__, u.exc_value, u.err_msg, u.object.__qualname__, u.exc_traceback.tb_lineno)
D()
print("on")
sys.unraisablehook = sys.__unraisablehook__
