# Good for: dicts with whole numbers as keys. Counting, memo tables, a sparse grid, deletion and refilling.


def count(limit):
    seen = {}
    value = 1
    for _ in range(limit):
        value = (value * 16807) % 2147483647
        key = value % 5003
        seen[key] = seen.get(key, 0) + 1
    return len(seen), max(seen.values())


def steps(limit):
    memo = {1: 0}
    for start in range(2, limit):
        n = start
        path = []
        while n not in memo:
            path.append(n)
            n = n // 2 if n % 2 == 0 else 3 * n + 1
        known = memo[n]
        while path:
            known += 1
            memo[path.pop()] = known
    return len(memo), max(memo[n] for n in range(1, limit))


def window(rounds):
    table = {}
    total = 0
    for i in range(rounds):
        table[i * 31] = i
        if i >= 1000:
            total += table.pop((i - 1000) * 31)
    return total, len(table)


print(count(1500000), steps(200000), window(800000))
