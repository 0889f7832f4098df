# Syntax errors, type, message and line: What cannot be assigned to or deleted.
for source in (
    '1 = x',
    'f() = 1',
    'x + 1 = 2',
    'None = 1',
    'True = 1',
    '(a, 1) = 2',
    '[x, f()] = 1',
    'x += 1 += 2',
    '(x, y) += 1',
    'del f()',
    'del 1',
    'del None',
    'x := 1',
    '(x.y := 1)',
    'a, b := 1, 2',
    'lambda: x = 1',
):
    try:
        compile(source, "f", "exec")
        print(f"{source!r}: fine")
    except SyntaxError as e:
        print(f"{source!r}: {type(e).__name__} on line {e.lineno}: {e.msg}")
