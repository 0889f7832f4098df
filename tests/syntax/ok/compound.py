# Every compound statement.
if a:
    b
elif c: d
else:
    e
while (a := b):
    break
else:
    continue
for a, *b in c, *d: e; f
for x in y:
    pass
else:
    pass
try:
    a
except b:
    c
except (d, e) as f:
    g
except:
    h
else:
    i
finally:
    j
try: a
except* b as c: d
try: a
finally: b
with a: pass
with a as b, c as (d, e): pass
with (a, b): pass
with (a as b, c as d.e,): pass
with (a, b) as c: pass
with (yield_): pass
with (a), (b): pass
with (a)(b) as c, d: pass
with (a for a in b) as c: pass
with (): pass
with (a, *b): pass
@a.b(c)
@d
def f[T, *Ts, **P](a, b: int = 1, /, c=2, *d: *Ts, e, f=3, **g: h) -> i:
    pass
async def f(*, a):
    async for b in c: await d
    async with e as f, g: pass
    return [a async for a in b]
@a
class A[T](B, C, metaclass=D, *E, **F):
    x = 1
class B: pass
class C(): pass
