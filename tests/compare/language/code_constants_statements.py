# What code objects hold: constants in the order in which the compiler met them, those that the code does not load left out (but for the first),
# tuples of constants that it folded at the end; names, variables, counts and flags. Statements and expressions, as a file, as an expression and at a prompt.
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
while 0: x = 5
if 0: x = 5
if 1: x = 5
if 1: x = 5|else: x = 6
if __debug__: x = 1
if not 0: x = 1
1 and 2
x = 1 and 2
x = 0 or 5 or 6
x = y and 1 or 2
x = 1 if y else 2
x = 1 if 1 else 2
x = 1 if 0 else 2
(-8) ** (1/3)
x = (-8) ** (1/3)
x = 2 ** -1
x = 2j ** 2
x = 1j / 2
x = (1+2j) * 3j
x = 7 // -2, 7 % -2, 1.5 // 0.4
x = '%5s' % (a,)
x = '%-5.2s|%r%%' % (a, b)
x = '%s %d' % (a, b)
x = '%s' % a
x = '%s' % (1,)
x = ('a' + '%s') % (a,)
x = '%+5s %#r %05a' % (a, b, c)
x = '%.s' % (a,)
x = '%1000s' % (a,)
x = f''
x = f'a'
f'a'
x = f'{a}' f'{b!r:>{c}}' 'z'
x = f'{a:5}'
x = {'a': 1, 'b': 2}
x = {'a': 1}
x = {'a': 1, 'b': y, **z, 'c': 3, 'd': 4}
x = {1: a, (2, 3): b}
x = {1: a, y: b}
x = {}
x = [1, 2]
x = [1, 2, 3]
x = {1, 2, 3}
x = {1, 2}
x = (1, 2, 3)
x = (1, y)
a, b = 1, 2
a, b = 'p', 'q'
(a, b), c = (1, 2), 3
[a, b] = [1, 2]
a = b = 3
a, b = b, a
x in [1, 2]
x = y in {1, 2, 3}
x = y in [a, 1]
for i in [1, 2]: pass
for i in {1, 2}: pass
for i in (1, 2): x = 3|else: y = 4
if x is None: y = 1
if x is not None: y = 1
x = y is None
while x is None: y = 2
assert x, 'message'
assert 1, 'message'
assert 0
assert x is None
raise x
raise ValueError('a') from None
raise x|def h(): pass
raise x|y = 3
import a
import a.b as c
from a import b, c
from .. import b
from a import *
with a as b: x = 1
with a, b: pass
with a: raise x
try: x = 1|except A as e: y = 2|except B: z = 3|else: w = 4|finally: v = 5
try: x = 1|finally: y = 2
try: x = 1|except* A as e: y = 2
[i + 1 for i in y]
[i for i in y if i == 5]
{i: 2 for i in y}
(i + 1 for i in y)
x = (3 for i in y if i is None)
x = a[1:2]
x = a[:]
x = a[::2]
x = a[0]
x = a['k']
a[1] = 2
a['k'] += 2
a.b = 3
a[1:2] = 3
del a[1], a['x'], a.b
x: int = 1
x: int
x: 'int' = 'a'
x = -1
x = not 1
x = 'abc'[1]
x = (1, 2)[0]
x = 1 + 2 * 3
x = 'a' * 5
x = b'abc' * 10
x = (1,) * 3
x = 1 < 2
x = 1 < y < 3
x = ...
...
5
'a' 'b'
x = 10**100
x = 1 << 200
x = 1.5, -0.0, 0.0
x = None
None
if x: pass
match x:| case 1: y = 2| case 'a': y = 3| case _: y = 4
match x:| case None: y = 2| case True: y = 3
match x:| case [1, a, *r]: y = 2
match x:| case [*_, 5]: y = 2
match x:| case {'a': 1, 'b': q, **r}: y = 2
match x:| case {'a': q}: y = 2
match x:| case P(1, k=2): y = 2
match x:| case P(): y = 2
match x:| case 1 | 2 | -3: y = 2
match x:| case 1+2j: y = 2
match x:| case a.b if c == 5: y = 2
while x:| if y: break| z = 1|else: w = 2
while 1:| if y: break|x = 2
while 1: pass|x = 2
for i in x: continue
x = y = z = 5, a
x = [1, 2, 3, a]
x = [*a, 1]
x = {*a, 1}
x = {**a}
x = (*a, 1)
x = 'é'
x = 'a b'
x = b'x'
x = "a", "a", 1, True, 1.0
x = ((1, 2), (3, (4,)))
x = a if b else (1, 2)
x = f(lambda x=1, y=2: x)
try: x|except: pass
try: 1|finally: pass
x = (y := 5)
if (y := 5) > 3: z = 1
x = 1 .real
x = "a".join(b)
x = {'a': {'b': 1, 'c': 2}, 'd': 3}
x = {'a': 1, 'b': f(), 'c': {}}
x = a @ 1
x = ~5
x = -(1)
x = - 5.5
x = +True
x = not ()
x = () or 1
x = [] if 1 else 3
x = '%s%s' % ('a', b)
x = '%%' % ()
x = '' % ()
x = 'a%' % (b,)
x = '%(a)s' % (b,)
x = '%s' % (*b,)
x = 5 if x is None else 6
x = [a for a in b if a is not None]
return_ = 1;  del return_
"""
for form in FORMS.strip().splitlines():
    print('#', form)
    text = form.replace('|', '\n')
    for mode in ('exec', 'eval', 'single'):
        try: code = compile(text, '<s>', mode)
        except SyntaxError: continue
        show(code)
show(compile('', '<s>', 'exec'))
pairs = ['"a%d": %d' % (i, i) for i in range(18)]
for text in ('x = {' + ', '.join(pairs) + '}', 'x = {' + ', '.join(pairs[:15]) + '}', 'x = [y, ' + ', '.join(str(i) for i in range(38)) + ']',
             'x = "' + '%s,' * 20 + '" % (' + 'a,' * 20 + ')'):
    show(compile(text, '<s>', 'exec'))
