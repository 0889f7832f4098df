# Syntax errors, type, message and line: Targets of every kind of expression; annotations.
for source in (
    '(yield) = 1',
    '(a if b else c) = 1',
    'a < b = 1',
    '-a = 1',
    "'s' = 1",
    "f'{x}' = 1",
    '... = 1',
    '[] = 1; () = 2; {} = 3',
    '{x} = 1',
    'not a = 1',
    'a and b = 1',
    'lambda: 1 = 2',
    '(x for x in y) = 1',
    '[x for x in y] = 1',
    'x: int: str',
    '(a, b): int',
    '[a]: int = 1',
    'f(): int',
    'x: int += 1',
    'a = 1 if',
    'a.b: int = 1; (c): int; d[0]: int = 2; 5: int',
):
    try:
        compile(source, "f", "exec")
        print(f"{source!r}: fine")
    except SyntaxError as e:
        print(f"{source!r}: {type(e).__name__} on line {e.lineno}: {e.msg}")
