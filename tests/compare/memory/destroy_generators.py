# Generators: closed when dropped, their locals in order; never started; in loops and cycles.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
def gen(a, n):
    b = D("b")
    try:
        for i in range(n): c = D(f"c{i}"); yield i
    except GeneratorExit: print("exit", end="; "); raise
    finally: print("finally", end="; ")
g = gen(D("a"), 2); del g; print("never started"); g = gen(D("a"), 2); next(g); del g; print("dropped"); g = gen(D("a"), 2); list(g); print("finished"); del g; print()
g = gen(D("a"), 3); next(g); g.close(); print("closed"); g.close(); del g; print()
for i in gen(D("a"), 3):
    if i == 1: break
print("broken out")
def outer():
    x = D("x")
    yield from gen(D("a"), 2)
    print("outer end", end="; ")
o = outer(); next(o); del o; print("delegating"); print(list(outer())); 
def stubborn():
    try: yield 1
    except GeneratorExit: print("ignored", end="; "); return
s = stubborn(); next(s); del s; print()
e = (D(i) for i in range(3)); next(e); print("genexp"); x = next(e); del e; print("gone"); del x; print()
def ret(): yield 1; return D("result")
r = ret(); list(r); print("result dropped")
try:
    r = ret(); next(r); next(r)
except StopIteration as e: print("value", end="; ")
print(); a = [D(i) for i in range(3)]; m = map(lambda d: d, a); next(m); del a; print("map holds"); del m; print()
z = zip([D(1)], [D(2)]); next(z); print("zipped"); del z; print(); import gc
def selfish():
    me = yield
    yield me
s = selfish(); next(s); s.send(s); d = D("in cycle"); del s; print(gc.collect() >= 1)
async def co(): x = D("x"); return 1
c = co(); c.close(); print("closed")
c = co()
try: c.send(None)
except StopIteration as e: print(e.value)
