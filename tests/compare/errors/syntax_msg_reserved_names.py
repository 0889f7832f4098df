# Syntax errors, type, message and line: Names that are reserved, future imports.
for source in (
    '__debug__ = 1',
    'def __debug__(): pass',
    'import x as None',
    'def None(): pass',
    'class True: pass',
    'lambda None: 1',
    'f(__debug__=1)',
    'x.None = 1',
    'from __future__ import nope',
    'x = 1\nfrom __future__ import annotations',
):
    try:
        compile(source, "f", "exec")
        print(f"{source!r}: fine")
    except SyntaxError as e:
        print(f"{source!r}: {type(e).__name__} on line {e.lineno}: {e.msg}")
