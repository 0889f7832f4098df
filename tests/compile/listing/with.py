def f(a):
    with a as b, c():
        if b:
            return b
    g()
