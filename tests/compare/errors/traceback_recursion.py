# A long run of equal frames is folded.
def down(n):
    return down(n - 1)

down(1)
