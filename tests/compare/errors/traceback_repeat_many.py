# Beyond three the rest is counted.
def down(n):
    if n == 0:
        raise KeyError("bottom")
    down(n - 1)

down(10)
