# Recursive generators: trees, permutations, a sieve of nested filters.
def walk(tree):
    if tree:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)

print(list(walk((((), 1, ()), 2, ((), 3, ((), 4, ()))))))

def permutations(items):
    if len(items) <= 1:
        yield tuple(items)
    for i, x in enumerate(items):
        if len(items) > 1:
            for rest in permutations(items[:i] + items[i + 1:]):
                yield (x,) + rest

print(list(permutations([1, 2, 3])))

def numbers(n):
    while True:
        yield n
        n += 1

def sieve(source):
    p = next(source)
    yield p
    yield from sieve(n for n in source if n % p)

primes = sieve(numbers(2))
print([next(primes) for _ in range(12)])
