# Good for: generators, yield from, generator expressions, pipelines and send.


def numbers(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def evens(source):
    for n in source:
        if not n & 1:
            yield n


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


def average():
    total = count = 0
    value = 0
    while True:
        value = yield total // (count or 1)
        total += value
        count += 1


def main():
    piped = sum(n * n & 255 for n in evens(numbers(2200000)))
    walked = sum(tree(16))
    running = average()
    next(running)
    last = 0
    for n in range(1200000):
        last = running.send(n)
    pairs = sum(1 for a in range(1600) for b in (x for x in range(a, a + 300) if x % 3) if a ^ b > 60)
    print(piped, walked, last, pairs)


main()
