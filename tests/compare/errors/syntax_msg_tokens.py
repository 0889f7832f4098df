# Syntax errors, type, message and line: Numbers, operators and characters that are none.
for source in (
    'x = 5 5',
    'x y',
    'a = b c',
    "'a' b",
    "x = {'a' 1}",
    "x = {'a': 1 'b': 2}",
    '[1 2]',
    '(1 2)',
    'a.1',
    'a..b',
    '1.a',
    '1a',
    '0777',
    '0b12',
    '0o8',
    '0xg',
    '1__0',
    '1_',
    '1e',
    '5L',
    '$x',
    'x?',
    'a ! b',
    '!x',
    'x = @',
    '`x`',
    'a <> b',
    'i++',
    '++',
    'not',
    'x is not',
    'a not b',
    'a if b',
    'a if b else',
    'x = if',
):
    try:
        compile(source, "f", "exec")
        print(f"{source!r}: fine")
    except SyntaxError as e:
        print(f"{source!r}: {type(e).__name__} on line {e.lineno}: {e.msg}")
