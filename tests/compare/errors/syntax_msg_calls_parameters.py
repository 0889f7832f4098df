# Syntax errors, type, message and line: Arguments and parameters in wrong order.
for source in (
    'f(**a, *b)',
    'f(a=1, b)',
    'f(a=1, a=2)',
    'f(1=2)',
    'f(a.b=1)',
    'f(True=1)',
    'f(x for x in y, 1)',
    'def f(a=1, b): pass',
    'def f(*): pass',
    'def f(*, **k): pass',
    'def f(**k, a): pass',
    'def f(a, /, b, /): pass',
    'def f(*a, *b): pass',
    'def f(/, a): pass',
    'lambda a=1, b: 1',
):
    try:
        compile(source, "f", "exec")
        print(f"{source!r}: fine")
    except SyntaxError as e:
        print(f"{source!r}: {type(e).__name__} on line {e.lineno}: {e.msg}")
