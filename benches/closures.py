# Good for: closures, lambdas, default arguments, star arguments, functions as values.


def counter(start):
    value = start

    def bump(by=1):
        nonlocal value
        value += by
        return value

    return bump


def compose(*functions):
    def composed(x):
        for function in functions:
            x = function(x)
        return x

    return composed


def curry(f, a):
    return lambda b, *rest, scale=1: f(a, b, *rest) * scale


def main():
    bump = counter(10)
    for _ in range(2400000):
        bump()
    chain = compose(lambda x: x + 1, lambda x: x * 3, lambda x: x & 1023, abs)
    total = 0
    for number in range(800000):
        total += chain(number)
    add = curry(lambda a, b, c=0: a + b + c, 5)
    other = 0
    for number in range(800000):
        other += add(number, 2, scale=3) & 255
    makers = [counter(i) for i in range(1000)]
    third = sum(make(2) for make in makers for _ in range(300))
    print(bump(0), total, other, third)


main()
