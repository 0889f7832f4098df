# Frames held by a traceback keep their locals until the exception goes.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f():
    a = D("in f")
    raise ValueError("x")
try:
    f()
except ValueError as e:
    print("handling")
print("handled")
try:
    f()
except ValueError as e:
    saved = e
print("saved"); del saved; print("dropped")
def g():
    try:
        b = D("in g")
        raise KeyError
    except KeyError:
        print("inside")
    print("g ends")
g()
def h():
    c = D("in h")
    try: f()
    except ValueError: pass
    print("h ends")
h()
def gen():
    d = D("in gen")
    yield 1
    yield 2
it = gen(); next(it); del it; print("gen dropped")
it = gen(); list(it); print("gen exhausted"); del it
it = gen(); print("never started"); del it; print("nothing")
with_d = [D("w1")]
def ret(): 
    try: return D("returned")
    finally: print("finally")
ret(); print("end")
