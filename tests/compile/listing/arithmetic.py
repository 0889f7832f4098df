def f(a, b, i):
    x = a + b * 2 - 300
    x += i
    x = -x ** 0.5
    i += 1
    i -= 100000
    return x // 7 % b, a + g(), 1 + 2 * 3
