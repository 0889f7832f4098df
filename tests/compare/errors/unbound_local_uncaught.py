# A local read before assignment.
total = 0

def add(x):
    total += x

add(1)
