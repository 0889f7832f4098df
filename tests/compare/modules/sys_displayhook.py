# displayhook shows what is not None and remembers it as _.
import sys, builtins
sys.displayhook(None); print(hasattr(builtins, "_"))
sys.displayhook([1, 2]); print(builtins._)
sys.displayhook("text"); print(_)
class Bad:
    def __repr__(self): raise ValueError("no repr")
try: sys.displayhook(Bad())
except ValueError as e: print(e)
exec(compile("1 + 1\n'a'", "s", "single") if False else compile("6 * 7", "s", "single"))
print(_)
def hook(v): print("hook", v)
sys.displayhook = hook
exec(compile("8 * 8", "s", "single"))
