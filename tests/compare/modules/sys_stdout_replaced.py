# print goes to whatever sys.stdout is.
import sys
class Out:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
    def flush(self): self.parts.append("<flush>")
out, old = Out(), sys.stdout
sys.stdout = out
print("a", 1, flush=True)
sys.stdout = old
print(out.parts)
sys.stdout = None
print("nowhere")
sys.stdout = old
print("back")
del sys.stdout
try: print("x")
except RuntimeError as e: sys.stdout = old; print(e)
class Fails:
    def write(self, s): raise ValueError("cannot write")
sys.stdout = Fails()
try: print("x")
except ValueError as e: sys.stdout = old; print(e)
print("to stderr?", file=sys.stdout)
