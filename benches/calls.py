# Good for: the cost of a call. Recursive Fibonacci and Ackermann, Takeuchi: small functions, small numbers, nothing else.


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def takeuchi(x, y, z):
    if y >= x:
        return z
    return takeuchi(takeuchi(x - 1, y, z), takeuchi(y - 1, z, x), takeuchi(z - 1, x, y))


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


print(fib(31), takeuchi(16, 10, 2), sum(ackermann(2, n) for n in range(150, 200)))
