# Good for: nested lists of numbers. Matrix products in three loops and in comprehensions, a determinant, the game of life.


def product(a, b):
    size, inner, width = len(a), len(b), len(b[0])
    result = [[0] * width for _ in range(size)]
    for i in range(size):
        row = a[i]
        target = result[i]
        for j in range(width):
            total = 0
            for k in range(inner):
                total += row[k] * b[k][j]
            target[j] = total
    return result


def determinant(matrix):
    rows = [[float(x) for x in row] for row in matrix]
    result = 1.0
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda r: abs(rows[r][i]))
        if rows[pivot][i] == 0.0:
            return 0.0
        if pivot != i:
            rows[i], rows[pivot] = rows[pivot], rows[i]
            result = -result
        result *= rows[i][i]
        for r in range(i + 1, len(rows)):
            factor = rows[r][i] / rows[i][i]
            for c in range(i, len(rows)):
                rows[r][c] -= factor * rows[i][c]
    return result


def life(size, rounds):
    grid = [[(x * 7 + y * 11 + x * y * y) % 5 < 2 for x in range(size)] for y in range(size)]
    for _ in range(rounds):
        fresh = []
        for y in range(size):
            above, here, below = grid[y - 1], grid[y], grid[(y + 1) % size]
            row = []
            for x in range(size):
                right = (x + 1) % size
                near = above[x - 1] + above[x] + above[right] + here[x - 1] + here[right] + below[x - 1] + below[x] + below[right]
                row.append(near == 3 or (near == 2 and here[x]))
            fresh.append(row)
        grid = fresh
    return sum(map(sum, grid))


def main():
    size = 150
    a = [[(i * j) % 7 for j in range(size)] for i in range(size)]
    b = [[(i + j) % 5 for j in range(size)] for i in range(size)]
    c = product(a, b)
    columns = list(zip(*c))
    d = [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a[:60]]
    mixed = [[((i * 7 + j * 13) % 11) + (i == j) * 3 for j in range(60)] for i in range(60)]
    print(sum(map(sum, c)), sum(map(sum, d)), f"{determinant(mixed):.6e}", life(90, 110))


main()
