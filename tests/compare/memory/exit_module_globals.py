# __main__ and its dict when something else holds them.
import sys
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
_private = D("_private"); public = D("public"); __dunder__ = D("__dunder__")
sys.kept = D("kept in sys")
import builtins; builtins.mine = D("kept in builtins")
main = sys.modules["__main__"]
def f(): return public
print("end")
