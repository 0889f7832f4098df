# Syntax errors, type, message and line: Displays, comprehensions, stars.
for source in (
    '{1: 2, 3}',
    '{**a, 1}',
    '{1, 2: 3}',
    '[x for]',
    '[for x in y]',
    '(x for x in)',
    '[x, y for x in z]',
    '{x: y, **z for x in w}',
    '[*x for x in y]',
    'x = yield = 1',
    '*x',
    '*x = 1',
    'print(*)',
    'a = *b',
    '[a, *b, *c] = d',
    'del *x',
):
    try:
        compile(source, "f", "exec")
        print(f"{source!r}: fine")
    except SyntaxError as e:
        print(f"{source!r}: {type(e).__name__} on line {e.lineno}: {e.msg}")
