# The call that failed is marked, not the whole line.
def fail(x):
    raise ValueError(f"bad {x}")

result = [fail(1), 2] + [3]
