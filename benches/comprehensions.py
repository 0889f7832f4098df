# Good for: list, set and dict comprehensions, unpacking, zip, enumerate, map, sum and their kin.


def main():
    base = list(range(1000))
    total = 0
    for _ in range(2200):
        squares = [x * x for x in base]
        odd = [x for x in squares if x & 1]
        table = {x: y for x, y in zip(base, odd)}
        kinds = {x % 17 for x in squares}
        pairs = [(i, x) for i, x in enumerate(odd)]
        total += sum(b - a for a, b in pairs) + len(table) + len(kinds) + max(map(abs, odd))
        total += sum([a * b for a, b in zip(base, reversed(base))]) & 1023
    grid = [[(x * y) % 10 for x in range(800)] for y in range(800)]
    flipped = [list(column) for column in zip(*grid)]
    flat = [cell for row in flipped for cell in row if cell > 4]
    print(total, len(flat), any(cell == 9 for cell in flat), all(cell > 4 for cell in flat))


main()
