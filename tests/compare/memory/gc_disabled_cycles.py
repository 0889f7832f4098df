# With the collector off cycles stay; collect() still works; at exit nothing is collected on its own but all the same dies.
import gc
class N:
    def __init__(self, n): self.n = n; self.me = self
    def __del__(self): print("del", self.n)
gc.disable()
for i in range(3): N(i)
print(gc.isenabled(), gc.collect())
N("at exit")
print("end")
