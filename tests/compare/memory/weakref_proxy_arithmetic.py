# A proxy passes on every binary operator, on both sides, and in place.
import weakref
class N:
    def __init__(self, log): self.log = log
for op in "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul divmod".split():
    def left(self, o, *m, op=op): return (op, type(self).__name__, getattr(o, "name", o))
    def right(self, o, *m, op=op): return ("r" + op, type(self).__name__, getattr(o, "name", o))
    setattr(N, f"__{op}__", left); setattr(N, f"__r{op}__", right)
n = N([]); p = weakref.proxy(n)
print(p + 1, p - 1, p * 1, p / 1, p // 1, p % 1, p ** 1, p << 1, p >> 1, p & 1, p | 1, p ^ 1, p @ 1, divmod(p, 1))
print(1 + p, 1 - p, 1 * p, 1 / p, 1 // p, 1 % p, 1 ** p, 1 << p, 1 >> p, 1 & p, 1 | p, 1 ^ p, 1 @ p, divmod(1, p))
print(p + p, pow(p, 2, 3))
class I:
    v = 1
    def __iadd__(self, o): self.v += o; return self
    def __isub__(self, o): self.v -= o; return self
    def __imul__(self, o): return "imul"
    def __ipow__(self, o): return "ipow"
    def __imatmul__(self, o): return "imatmul"
    def __itruediv__(self, o): return "itruediv"
    def __ifloordiv__(self, o): return "ifloordiv"
    def __imod__(self, o): return "imod"
    def __iand__(self, o): return "iand"
    def __ior__(self, o): return "ior"
    def __ixor__(self, o): return "ixor"
    def __ilshift__(self, o): return "ilshift"
    def __irshift__(self, o): return "irshift"
i = I(); q = weakref.proxy(i); q += 5; print(type(q).__name__, i.v); q = weakref.proxy(i); q -= 2; print(i.v, q is i)
for source in ("q *= 1", "q **= 1", "q @= 1", "q /= 1", "q //= 1", "q %= 1", "q &= 1", "q |= 1", "q ^= 1", "q <<= 1", "q >>= 1"):
    q = weakref.proxy(i); exec(source); print(q, end=" ")
print()
for source in ("-q", "+q", "~q", "q + 1", "1 + q", "q % 2", "abs(q)", "int(q)", "float(q)", "q[0]", "len(q)", "iter(q)", "next(q)", "1 in q", "q < 1", "hash(q)", "round(q)", "bytes(q)", "complex(q)", "range(q)"):
    q = weakref.proxy(i)
    try: print(source, eval(source))
    except TypeError as e: print(source, "->", e)
