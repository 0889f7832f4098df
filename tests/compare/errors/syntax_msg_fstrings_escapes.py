# Syntax errors, type, message and line: f-strings and escapes.
for source in (
    "f'{'",
    "f'{}'",
    "f'{x'",
    "f'}'",
    "f'{x!z}'",
    "f'{x:{y}'",
    "f'{a b}'",
    "f'{*}'",
    "f'{lambda x: 1}'",
    "f'{x!}'",
    "f'{=}'",
    "f'{x = !r:^20'",
    "'\\x4'",
    "'\\N{nope name}'",
    "'\\U99999999'",
    "b'é'",
    "'a\nb'",
    "'''abc",
    "x = 'a",
):
    try:
        compile(source, "f", "exec")
        print(f"{source!r}: fine")
    except SyntaxError as e:
        print(f"{source!r}: {type(e).__name__} on line {e.lineno}: {e.msg}")
