# exit raises SystemExit with what it was given.
import sys
for args in ((), (None,), (0,), (3,), ("text",), ((1, 2),), ([],), (True,)):
    try: sys.exit(*args)
    except SystemExit as e: print(repr(e), e.code, e.args)
try: raise SystemExit(4)
except SystemExit as e: print(e.code)
sys.exit("goodbye")
