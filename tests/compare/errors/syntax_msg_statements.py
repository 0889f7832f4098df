# Syntax errors, type, message and line: Incomplete statements, brackets, old print.
for source in (
    'x = ',
    'if x',
    'if x\n  y',
    'for x',
    'while True print(1)',
    'def f()',
    'def f(a, a): pass',
    'class C',
    'x = (1, 2',
    'x = 1)',
    'x = [1, 2)',
    'f(a b)',
    'print 1',
    "print 'x'",
    "exec 'x'",
):
    try:
        compile(source, "f", "exec")
        print(f"{source!r}: fine")
    except SyntaxError as e:
        print(f"{source!r}: {type(e).__name__} on line {e.lineno}: {e.msg}")
