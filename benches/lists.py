# Good for: list items by number, appending, slicing. Prime sieves, insertion by hand, reversal, and a queue of numbers.


def sieve(limit):
    prime = [True] * (limit + 1)
    prime[0] = prime[1] = False
    number = 2
    while number * number <= limit:
        if prime[number]:
            for multiple in range(number * number, limit + 1, number):
                prime[multiple] = False
        number += 1
    found = []
    for number in range(limit + 1):
        if prime[number]:
            found.append(number)
    return found


def bubble(items):
    end = len(items)
    while end > 1:
        last = 0
        for i in range(1, end):
            if items[i - 1] > items[i]:
                items[i - 1], items[i] = items[i], items[i - 1]
                last = i
        end = last
    return items


def rotate(rounds):
    queue = list(range(200))
    total = 0
    for _ in range(rounds):
        queue.append(queue.pop(0))
        total += queue[-1] + queue[len(queue) // 2]
    return total


def main():
    primes = sieve(3500000)
    mixed = [(i * 7919) % 1009 for i in range(1009)]
    ordered = bubble(mixed[:])
    parts = 0
    for start in range(0, len(primes) - 10, 5):
        parts += sum(primes[start : start + 10]) & 1
    print(len(primes), primes[-1], ordered[:3], ordered[-1], rotate(900000), parts)


main()
