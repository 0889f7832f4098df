# is_finalizing: false while the script and its exit functions run, true when what is left dies.
import atexit, sys
class D:
    def __del__(self, sys=sys): print("del", sys.is_finalizing())
d = D()
def f(): return d
atexit.register(lambda: print("atexit", sys.is_finalizing()))
print(sys.is_finalizing())
