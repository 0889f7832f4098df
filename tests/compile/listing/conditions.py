def f(a, b, c):
    if a < b and not c or b is None:
        return 1
    if 0 < a <= g() < c:
        return a if b else c
    if a in (1, 2) and b not in {1, 2}:
        pass
    x = a and b or c
    return a < b < c
