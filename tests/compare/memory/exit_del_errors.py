# Errors of __del__ at the end are told as always.
import sys
class Bad:
    def __del__(self): raise ValueError("at exit")
class Late:
    def __del__(self):
        try: import json
        except ImportError as e: print("ImportError", e)
        print(sys.is_finalizing(), type(sys).__name__)
def hook(u): print("hook", u.exc_type.__name__, u.exc_value, u.object.__qualname__)
sys.unraisablehook = hook
b = Bad(); l = Late()
print("end")
