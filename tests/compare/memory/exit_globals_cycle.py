# With a def, the globals live until a collection finds them: all still readable.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, a is not None, len(c), helper())
def helper(): return "helper works"
b = D("b")
a = D("a")
c = [1]
print("end")
