# Syntax errors, type, message and line: Line continuation and indentation.
for source in (
    '\\',
    'x \\ y',
    '\\\n',
    'if True:\nx = 1',
    'if True:\n  x = 1\n y = 2',
    '  x = 1',
    'def f():\nreturn 1',
    'class C:\nx = 1',
):
    try:
        compile(source, "f", "exec")
        print(f"{source!r}: fine")
    except SyntaxError as e:
        print(f"{source!r}: {type(e).__name__} on line {e.lineno}: {e.msg}")
