# Good for: list.sort and sorted, with and without a key, on random, sorted and mixed data; and the comparison of tuples and strings.


def noise(count, seed=42):
    values = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        values.append(seed)
    return values


class Card:
    def __init__(self, rank, suit):
        self.rank = rank
        self.suit = suit

    def __lt__(self, other):
        return (self.rank, self.suit) < (other.rank, other.suit)


def main():
    numbers = noise(400000)
    ordered = sorted(numbers)
    again = sorted(ordered[:-1000] + numbers[:1000])
    pairs = sorted([(n % 100, n) for n in numbers[:90000]])
    by_key = sorted(numbers[:120000], key=lambda n: -(n % 1000))
    words = sorted([str(n) for n in numbers[:80000]], reverse=True)
    floats = sorted([n / 7.0 for n in numbers[:100000]])
    cards = sorted([Card(n % 13, n % 4) for n in numbers[:15000]])
    print(ordered[0], ordered[-1], again[500], pairs[777], by_key[99], words[0], f"{floats[1234]:.3f}", cards[-1].rank)


main()
