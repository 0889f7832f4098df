# Syntax errors, type, message and line: try without its parts, stray clauses, imports.
for source in (
    'try: pass',
    'try:\n  pass\nx = 1',
    'try:\n 1\nexcept:\n 2\nexcept ValueError:\n 3',
    'except: pass',
    'else: pass',
    'raise from x',
    'import',
    'from x import',
    'from x import (a, b',
    'from . import *; def',
    'import a.b as',
    'from x import *, y',
    'def f():\n  from x import *',
):
    try:
        compile(source, "f", "exec")
        print(f"{source!r}: fine")
    except SyntaxError as e:
        print(f"{source!r}: {type(e).__name__} on line {e.lineno}: {e.msg}")
