# What code objects hold: constants in the order in which the compiler met them, those that the code does not load left out (but for the first),
# tuples of constants that it folded at the end; names, variables, counts and flags. Functions, classes, lambdas and calls.
import types
def constant(value):
    if isinstance(value, types.CodeType): return '<' + value.co_name + '>'
    return 'frozenset(%s)' % sorted(value) if isinstance(value, frozenset) else repr(value)
def show(code, depth=0):
    print('  ' * depth + code.co_qualname, [constant(value) for value in code.co_consts], code.co_names, code.co_varnames, code.co_cellvars,
          code.co_freevars, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals, hex(code.co_flags),
          code.co_firstlineno)
    for value in code.co_consts:
        if isinstance(value, types.CodeType): show(value, depth + 1)
FORMS = r"""
def g(a=1): return 5
def g(a=1, b='x', *, c=2, d=3): pass
def g(a, *, c=2): pass
def g(a, *, c): pass
def g(a=1, *, c=x): pass
def g(a=x, b=1): pass
def g(a: int, b: 'str' = 3) -> None: pass
def g(a: 'int', b: 'str') -> 'x': pass
def g(a: 1): pass
@d(1)|def g(a=(1,2)): "doc"; return 3
def g(): "doc"
def g(): pass
def g(): return
def g(): return 1
def g(): return "x"; y = 2
def g():| if x: return 1| return 2
def g():| while 1:|  x = 2| return 3
def g():| while True: pass
f(a=1)
f(a=1, b=2)
f(1, *a, b=2, c=3)
f(**k, b=2, c=3)
f(**k, b=2)
f(*a, 1, 2, 3)
o.m(1, k=2)
def g(x): return x is None
def g(x):| if x is None: return 1
def g():| try: return 1| finally: x = 2
def g():| with a: return 1
def g():| for x in y:|  with z: continue| return 5
lambda: 0
x = lambda a=1: 'doc'
x = lambda: (yield)
x = lambda: (yield 5)
x = lambda *, a=1, b: None
class C: pass
class C:| "doc"| x = 1
class C(B, m=1): y: int = 2
class C:| def f(self): return __class__
class C:| def f(self): super().f(1)
def g(): return [i for i in (1, 2)]
def g(): return (a for a in b for c in 5)
def g(): yield
def g(): yield 1; return 2
def g(): x = yield from y
async def g(): await x; return 1
async def g():| async with a: x = 1
async def g():| async for i in y: x = 1
async def g(): return [i async for i in y]
async def g(): yield 1
def g():| x: int = 1
type A = int
type A[T: (int, str)] = 5
global x|x = 3
def g():| nonlocal_ = 1| def h(): return nonlocal_ + 2| return h
def g(a, b):| c = a; d = 1| for e in b: c = e| return lambda: (c, d)
def g(x):| return x + 1.5 + 10**20
def g(x):| if x < 3: return 'a'| elif x > 4: return 'b'| else: return None
def g(x):| x += 1; x -= 300; x *= 1.5; return x
def g(): return 1,2,x
def g(): return 1; return 2; return 3
def g():| if 0: yield| return 1
def g():| return 1 and x
def g():| x = 1 or y
def g(x): return x or 1
def g(x): return not x or 1
def g(*, a: int = 1, **k: 'x'): pass
def g(a=1, b=()): pass
def g(a=None): pass
def g(a=[]): pass
def g(a={}): return {}
print('x', end='')
def g():| try:|  return x| except E:|  return 'e'
def g():| for i in range(10):|  try: continue|  finally: y = 3
def g():| def h(): pass
def g():| import os; return os.path
def g():| raise x| return 7
def g():| raise x| def h(): pass
def g():| return| def h(a=1, b='q'): pass
def g(): return f"{1}{'a'}"
def g():| global x; x = 1; del x
def g():| x = 1; del x; return x
async def g():| return 1| await x
async def g(): pass
def g():| with a as (b, c): return b
def g():| while x:|  if y: return 1|  else: continue
"""
for form in FORMS.strip().splitlines():
    print('#', form)
    text = form.replace('|', '\n')
    show(compile(text, '<s>', 'exec'))
show(compile('from __future__ import annotations\ndef f(a: int, b: str=1) -> x: pass\ny: int', '<s>', 'exec'))
show(compile('"doc"\ndef f(): "doc2"\nassert x, "a"', '<s>', 'exec', optimize=2))
numbers = [str(i) for i in range(38)]
for text in ('f(' + ', '.join(numbers) + ')', 'f(x, ' + ', '.join(numbers) + ')', 'f(' + ', '.join('a%s=%s' % (n, n) for n in numbers[:18]) + ')',
             'def f(' + ', '.join('a%s=%s' % (n, n) for n in numbers) + '): pass'):
    show(compile(text, '<s>', 'exec'))
def variables(x):
    class C:
        y = x
        def method(self): return x
        class D: w = x
    return C
show(variables.__code__)
