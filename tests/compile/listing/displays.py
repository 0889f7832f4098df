def f(a, b):
    x = [1, 2, 3], [a, b], (a, b), {a, 1}, {a: b, "c": 1}
    y = [*a, b], (1, *b), {**a, "k": b}
    z = f"{a}-{b!r:>{x}}"
    return "%s=%r" % (a, b), a[1:], a[b:1:2], a[-1]
