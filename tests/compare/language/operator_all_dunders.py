# Every binary, unary and conversion operator reaches its method.
class V:
    def __getattr__(self, name): raise AttributeError(name)
def method(name):
    return lambda self, *a: (name,) + tuple(x for x in a if not isinstance(x, V))
for n in "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or".split():
    setattr(V, f"__{n}__", method(n))
    setattr(V, f"__r{n}__", method("r" + n))
for n in "neg pos abs invert round trunc floor ceil".split():
    setattr(V, f"__{n}__", method(n))
v = V()
print(v + 1, v - 1, v * 1, v @ 1, v / 1, v // 1, v % 1, divmod(v, 1), v ** 1, v << 1, v >> 1, v & 1, v ^ 1, v | 1)
print(1 + v, 1 - v, 1 * v, 1 @ v, 1 / v, 1 // v, 1 % v, divmod(1, v), 1 ** v, 1 << v, 1 >> v, 1 & v, 1 ^ v, 1 | v)
print(-v, +v, abs(v), ~v, round(v), round(v, 2), pow(v, 2), pow(v, 2, 3))
class C:
    def __int__(self): return 7
    def __float__(self): return 1.5
    def __index__(self): return 3
    def __bool__(self): return False
    def __complex__(self): return 2j
    def __len__(self): return 4
c = C()
print(int(c), float(c), [0, 1, 2, 3][c], bool(c), complex(c), len(c), hex(c), range(c), "abcdef"[:c])
