# Syntax errors, type, message and line: Decorators, with, for, match.
for source in (
    '@',
    '@x',
    '@x\ny = 1',
    'with x',
    'with x as 1: pass',
    'with x as f(): pass',
    'for 1 in x: pass',
    'for f() in x: pass',
    'for x in : pass',
    'while : pass',
    'if : pass',
    'elif x: pass',
    'assert',
    'assert(x, 1) 2',
    'match x:',
    'match x:\n  case',
    'match x:\n  case 1:',
    'match x:\n  case a: 1\n  case b: 2',
    'match x:\n case a | b: 1',
    'match x:\n case {**r, 1: 2}: 3',
    'match x:\n case f(a=1, b): 2',
    'match x:\n case [*a, *b]: 1',
    'match x:\n case a.b(): 1\n case -x: 2',
):
    try:
        compile(source, "f", "exec")
        print(f"{source!r}: fine")
    except SyntaxError as e:
        print(f"{source!r}: {type(e).__name__} on line {e.lineno}: {e.msg}")
