# Syntax errors, type, message and line: async, await, type parameters.
for source in (
    'async x = 1',
    'async',
    'await',
    'async def',
    'type X',
    'type X = ',
    'def f[T: pass',
    'class A[]: pass',
    'def f[T, T](): pass',
    'type X[T] = yield',
):
    try:
        compile(source, "f", "exec")
        print(f"{source!r}: fine")
    except SyntaxError as e:
        print(f"{source!r}: {type(e).__name__} on line {e.lineno}: {e.msg}")
