# Objects die at exit after an uncaught error, too.
class D:
    def __del__(self): print("del")
d = D()
def f():
    local = D()
    raise ValueError("x")
f()
