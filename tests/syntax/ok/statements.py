# Every simple statement.
x = y = z
x, *y = a, *b
[a, (b, c)] = d
(e) = f.g = h[i] = 1
x: int
x: int = 1
(x): int = 1
a.b: c = d
x += 1; x -= 1; x *= 1; x @= 1; x /= 1; x %= 1; x &= 1; x |= 1; x ^= 1; x <<= 1; x >>= 1; x **= 1; x //= 1;
del a, (b, c), [d], e.f, g[h]
pass
assert a, b
import a.b.c, d as e
from a import b
from . import b
from ...a.b import (c as d, e,)
from .... import *
raise
raise a from b
type X = int
type Y[T: int, *Ts, **P] = dict[T, P]
def f():
    global g, h
    nonlocal_ = 1
    return
    return a, *b
    yield
    yield a, *b
    x = yield from c
    await d
    break_ = continue_ = 0
