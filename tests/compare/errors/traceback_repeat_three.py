# Up to three equal frames are shown in full.
def down(n):
    if n == 0:
        raise KeyError("bottom")
    down(n - 1)

down(2)
