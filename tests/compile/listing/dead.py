def f(a):
    if 0:
        x = a
    while 1:
        if __debug__:
            return a
        g()
    return 5
