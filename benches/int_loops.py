# Good for: whole numbers in registers. Nested loops, remainders, shifts, a linear congruence; no objects, no calls inside.


def collatz(limit):
    longest = best = 0
    for start in range(1, limit):
        n = start
        steps = 0
        while n != 1:
            if n & 1:
                n = 3 * n + 1
            else:
                n >>= 1
            steps += 1
        if steps > longest:
            longest = steps
            best = start
    return best, longest


def congruence(rounds):
    seed = 12345
    total = 0
    for _ in range(rounds):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        total += seed % 100
    return total


def count_triples(limit):
    found = 0
    for a in range(1, limit):
        for b in range(a, limit):
            c = a * a + b * b
            if c % 7 == 3:
                found += 1
    return found


print(collatz(28000), congruence(2200000), count_triples(1200))
