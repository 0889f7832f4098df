return
#---
return 1
#---
class C:
    return 1
#---
yield
#---
x = yield 1
#---
class C:
    yield 1
#---
yield from x
#---
class C:
    x = yield from y
#---
await x
#---
def f():
    await x
#---
class C:
    await x
#---
lambda: await x
#---
async def f():
    lambda: await x
#---
async def f():
    yield from x
#---
async def f():
    yield 1
    return 2
#---
async def f():
    return 2
    yield 1
#---
break
#---
continue
#---
if x:
    break
#---
while x:
    def f():
        break
#---
while x:
    class C:
        continue
#---
for x in y: pass
else: break
#---
try: pass
finally: continue
#---
with a: break
#---
try:
    pass
except:
    pass
except E:
    pass
#---
try:
    pass
except E:
    pass
except:
    pass
except F:
    pass
#---
def f():
    try:
        pass
    except* E:
        return
#---
while x:
    try:
        pass
    except* E:
        break
#---
while x:
    try:
        pass
    except* E:
        continue
#---
while x:
    try:
        pass
    except* E:
        while y:
            break
        else:
            continue
#---
async for x in y: pass
#---
def f():
    async for x in y: pass
#---
async with x: pass
#---
def f():
    async with x as y: pass
#---
[x async for x in y]
#---
def f():
    return {x async for x in y}
#---
def f():
    return [await x for x in y]
#---
def f():
    return (x async for x in y)
#---
async def f():
    return ([x async for x in y] for z in w)
#---
async def f():
    def g():
        return [x async for x in y]
#---
def f():
    return ([x async for x in y] for z in w)
#---
class C:
    [x async for x in y]
#---
lambda: [x async for x in y]
#---
from __future__ import nope
#---
from __future__ import braces
#---
from __future__ import *
#---
x = 1
from __future__ import annotations
#---
"doc"
"doc2"
from __future__ import annotations
#---
import a
from __future__ import annotations
#---
def f():
    from __future__ import annotations
#---
from __future__ import annotations, nope
#---
from __future__ import annotations
from __future__ import (division,
    nope)
#---
x = __debug__ = 1
#---
__debug__ += 1
#---
__debug__: int = 1
#---
__debug__: int
#---
del __debug__
#---
(__debug__ := 1)
#---
def __debug__(): pass
#---
class __debug__: pass
#---
def f(__debug__): pass
#---
def f(*__debug__): pass
#---
def f(*, __debug__): pass
#---
lambda __debug__: 1
#---
import __debug__
#---
import a as __debug__
#---
from a import __debug__
#---
from a import b as __debug__
#---
f(__debug__=1)
#---
class C(__debug__=1): pass
#---
x.__debug__ = 1
#---
del x.__debug__
#---
x.__debug__ += 1
#---
x.__debug__: int
#---
for __debug__ in x: pass
#---
with a as __debug__: pass
#---
try: pass
except E as __debug__: pass
#---
a, __debug__ = 1
#---
[x for __debug__ in y]
#---
f(a=1, b=2, a=3)
#---
class C(a=1, a=2): pass
#---
*a, *b = c
#---
a, (*b, c, *d) = e
#---
*a = b
#---
for *a in b: pass
#---
*a
#---
x = *a
#---
def f(): return *a, 1
#---
del *a
#---
match x:
    case a | b: pass
#---
match x:
    case a | 1: pass
#---
match x:
    case _ | 1: pass
#---
match x:
    case 1 | _ | 2: pass
#---
match x:
    case (1 as a) | 2: pass
#---
match x:
    case [a, a]: pass
#---
match x:
    case [a, *a]: pass
#---
match x:
    case {"a": a, **a}: pass
#---
match x:
    case [*a, *b]: pass
#---
match x:
    case a: pass
    case b: pass
#---
match x:
    case _: pass
    case b: pass
#---
match x:
    case (_ as a): pass
    case b: pass
#---
match x:
    case {"a": 1, "a": 2}: pass
#---
match x:
    case {1: 1, 1.0: 2, True: 3}: pass
#---
match x:
    case C(a=1, a=2): pass
#---
match x:
    case C(a, a): pass
#---
match x:
    case [a, [b, (c | c)]]: pass
#---
match x:
    case __debug__: pass
#---
match x:
    case C(__debug__=1): pass
#---
match x:
    case {**__debug__}: pass
#---
match x:
    case (1 | 2) as x, x: pass
#---
match x:
    case [a, b] | [b, a]: pass
    case [a, b] | [a, c]: pass
#---
match x:
    case a if False: pass
    case (a | b): pass
    case c: pass
#---
é = 1; return 2
#---
def f():
    é; é = 1; x; global é
#---
é; [(é := 1) for é in y]
