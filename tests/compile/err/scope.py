def f():
    x
    global x
#---
def f():
    x = 1
    global x
#---
def f(x):
    global x
#---
def f():
    x: int
    global x
#---
def f():
    x: int = 1
    nonlocal x
#---
def f():
    x = 1
    nonlocal x
#---
def f():
    def g():
        x = 1
        nonlocal x
    x = 2
#---
def f(x):
    def g(x):
        nonlocal x
#---
def f():
    nonlocal x
#---
nonlocal x
#---
class C:
    nonlocal y
#---
def f():
    x = 1
    def g():
        global x
        nonlocal x
#---
def f():
    global x
    x: int = 1
#---
def f(a, a): pass
#---
def f(a, *, a): pass
#---
lambda a, a: 1
#---
def f(*a, **a): pass
#---
def f():
    from x import *
#---
class C:
    from x import *
#---
def f():
    import a, b
    from x import *
#---
[x for x in (y := range(3))]
#---
[(x := 1) for x in y]
#---
[x for x in y if (x := 1)]
#---
[[(y := 1) for y in z] for x in z]
#---
[(j := 0) for i in range(5) for j in range(5)]
#---
[i for i in range(5) if (j := 0) for j in range(5)]
#---
class C:
    [(x := 1) for y in z]
#---
def f():
    [i for i in (j := range(5))]
#---
[(yield x) for x in y]
#---
def f(): return {(yield x) for x in y}
#---
def f(): return {x: (yield x) for x in y}
#---
def f(): return ((yield x) for x in y)
#---
def f(): return [(yield from x) for x in y]
#---
def f[T, T](): pass
#---
class C[T, T]: pass
#---
type A[T, T] = 1
#---
type A = (yield 1)
#---
def f[T: (yield 1)](): pass
#---
class C[T]((yield 1)): pass
#---
def f[T](x: (yield 1)): pass
#---
async def f():
    type A = await x
#---
def f():
    type A = (x := 1)
#---
class C[T](x := 1): pass
#---
from __future__ import annotations
def f(x: (yield)): pass
#---
from __future__ import annotations
x: (y := 1)
#---
from __future__ import annotations
async def f():
    x: await y
#---
def f[T]():
    nonlocal T
#---
def f():
    class C[T]:
        def m(self):
            nonlocal T
#---
x = 1
global x
#---
print(x)
global x
#---
x: int
global x
#---
def f():
    try: pass
    except E as x: pass
    global x
#---
def f():
    import x
    global x
#---
def f():
    class C:
        x
        global x
#---
def f():
    [(x := 1) for y in z]
    global x
#---
def f():
    match 1:
        case x: pass
    global x
#---
def f():
    with a as x: pass
    nonlocal x
#---
def f():
    for x in y: pass
    global x
#---
def f():
    def x(): pass
    global x
#---
class C:
    def f(self):
        nonlocal __class__
        __x = 1
        global __x
#---
def f():
    nonlocal __debug__
#---
def f(): global a, b, a
#---
def f():
    global a
    nonlocal a
