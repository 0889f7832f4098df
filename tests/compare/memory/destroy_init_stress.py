# Making instances in every way with arguments that have counts: too deep, failing, giving something else, generators, frames kept, many
# arguments, and __del__ that calls deeply while the call is being cleared away.
import sys, gc
sys.setrecursionlimit(300)
class N:
    def __init__(self, x, child=None):
        self.x = x
        self.child = N([x], child=self)
try: N([])
except RecursionError as e: print("rec", e)
class M:
    def __init__(self, x): self.c = M(x)
try: M(object())
except RecursionError as e: print("rec2", e)
class G:
    def __init__(self, x): yield x
try: G([])
except TypeError as e: print(e)
try: G(x=[])
except TypeError as e: print(e)
class T:
    def __init__(self, x): 1/0
for i in range(1000):
    try: T([i])
    except ZeroDivisionError: pass
    try: T(x=[i])
    except ZeroDivisionError: pass
print(len(gc.get_objects()) < 100000)
class D:
    def __init__(self, x): self.f = sys._getframe(); self.l = locals()
d = D([1]); print(d.f.f_locals["x"], d.l["x"]); del d; gc.collect()
class Y:
    def __init__(self, *a, **k): self.a, self.k = a, k
def gen():
    y = yield Y([1], b=[2])
    yield Y(y, [3], z=y)
g = gen(); a = next(g); b = g.send([5]); print(a.a, a.k, b.a, b.k)
class W:
    def __init__(self, x):
        for i in range(3): Y([i], q=[i])
        gc.collect()
        def inner(): return x
        self.inner = inner
w = W([7]); print(w.inner())
print([Y([i]).a for i in range(3)], list(map(Y, [[1]], [[2]]))[0].a, sorted([[3], [1]], key=lambda v: Y(v).a[0]))
class K:
    def __init__(self, x): x.append(K.count); K.count += 1; raise KeyError(x)
K.count = 0
try: K([])
except KeyError as e: print(e)
import threading
class Big:
    def __init__(self, *args): self.n = len(args)
print(Big(*[[i] for i in range(300)]).n, Big(*([] for _ in range(5000))).n)
exec("print(Big(" + ",".join("[]" for _ in range(25)) + ").n)")
exec("class P:\n def __init__(self, " + ",".join(f"a{i}" for i in range(20)) + "): self.t = a19\nprint(P(" + ",".join("[]" for _ in range(20)) + ").t, P(" + ",".join(f"a{i}=[]" for i in range(20)) + ").t)")
class Del:
    def __init__(self, n): self.n = n
    def __del__(self):
        def deep(n, *a): return deep(n - 1, *a) if n else [Y([i], q=[i]) for i in range(3)]
        deep(20, 1, 2, 3, 4, 5)
class R:
    def __init__(self, a, b=None, *c, **k):
        a = None
        if n % 3 == 0: raise KeyError("x")
        if n % 3 == 1: return 5
for n in range(9):
    for work in (lambda: R(Del(1), Del(2), Del(3)), lambda: R(Del(1), b=Del(2), z=Del(3)), lambda: R(*[Del(1)], **{"y": Del(2)}), lambda: R(Del(1))):
        try: print(type(work()).__name__, end=" ")
        except (KeyError, TypeError) as e: print(e, end=" ")
print()
