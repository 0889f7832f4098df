# excepthook: called for what nobody caught, with its three values; may print what it likes.
import sys
print(sys.excepthook is sys.__excepthook__, sys.excepthook)
try: 1 / 0
except ZeroDivisionError: sys.__excepthook__(*sys.exc_info())
sys.__excepthook__(ValueError, ValueError("made"), None)
for bad in (lambda: sys.excepthook(), lambda: sys.excepthook(1, 2), lambda: sys.excepthook(1, 2, 3)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
def hook(t, v, tb): print("hook", t.__name__, v, tb.tb_lineno, tb.tb_frame.f_code.co_name)
sys.excepthook = hook
def f(): raise KeyError("nobody")
f()
