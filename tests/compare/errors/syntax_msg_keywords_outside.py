# Syntax errors, type, message and line: return, yield, break, global, nonlocal where they may not stand.
for source in (
    'return',
    'yield 1',
    'await x',
    'break',
    'continue',
    'def f():\n  break',
    'class C:\n  return 1',
    'async def f():\n yield 1\n return 2',
    'nonlocal x',
    'def f():\n  nonlocal x',
    'def f():\n  x = 1\n  global x',
    'def f(x):\n  global x',
    'global x; nonlocal x',
):
    try:
        compile(source, "f", "exec")
        print(f"{source!r}: fine")
    except SyntaxError as e:
        print(f"{source!r}: {type(e).__name__} on line {e.lineno}: {e.msg}")
