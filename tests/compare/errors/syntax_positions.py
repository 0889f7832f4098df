# Where common syntax errors begin and end, in characters from 1.
for source in (
    'x = 5 5',
    'f(a b)',
    'x = (1, 2',
    'x = 1)',
    '1 = x',
    'f() = 1',
    '(a, 1) = 2',
    'if x',
    'print 1',
    'def f(a, a): pass',
    "x = {'a' 1}",
    '[1 2]',
    'def f():\n  break',
    'return',
    'f(a=1, b)',
    'f(1=2)',
    '{1: 2, 3}',
    '[x, y for x in z]',
    "'''abc",
    "x = 'a",
    'if True:\nx = 1',
    'x?',
    'f(x for x in y, 1)',
    'größe = 5 5',
    'a if b',
    'with x as f(): pass',
    'match x:\n  case a: 1\n  case b: 2',
):
    try:
        compile(source, "f", "exec")
        print(f"{source!r}: fine")
    except SyntaxError as e:
        print(f"{source!r}: {e.lineno}:{e.offset} to {e.end_lineno}:{e.end_offset} text {e.text!r}")
