# Good for: floating-point arithmetic in loops. A Mandelbrot picture counted point by point, and a sum of a series.


def mandelbrot(width, height, limit):
    inside = 0
    for row in range(height):
        ci = 2.0 * row / height - 1.0
        for column in range(width):
            cr = 3.0 * column / width - 2.0
            zr = zi = 0.0
            for _ in range(limit):
                zr2 = zr * zr
                zi2 = zi * zi
                if zr2 + zi2 > 4.0:
                    break
                zi = 2.0 * zr * zi + ci
                zr = zr2 - zi2 + cr
            else:
                inside += 1
    return inside


def leibniz(terms):
    total = 0.0
    sign = 1.0
    for n in range(terms):
        total += sign / (2.0 * n + 1.0)
        sign = -sign
    return 4.0 * total


print(mandelbrot(260, 200, 120), f"{leibniz(4000000):.10f}")
