# A class with a method holds the globals: a collection finds them, in order of age, all names still readable.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, helper(self.n), sorted(k for k in globals() if len(k) == 1))
def helper(n): return n.upper()
a = D("a"); b = D("b"); c = [D("in list"), D("second")]; a.other = b
z = D("z"); del z
print("end of script")
