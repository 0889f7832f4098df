# Each augmented operator, on names, items and attributes; the target is evaluated once.
class Cell:
    pass

c = Cell()
c.n = 7
c.n += 3; print(c.n)
c.n -= 4; print(c.n)
c.n *= 5; print(c.n)
c.n //= 4; print(c.n)
c.n **= 2; print(c.n)
c.n %= 10; print(c.n)
c.n <<= 5; print(c.n)
c.n >>= 1; print(c.n)
c.n |= 3; print(c.n)
c.n &= 6; print(c.n)
c.n ^= 1; print(c.n)
c.n /= 4; print(c.n)

def index():
    print("once")
    return 0

items = [1, 2]
items[index()] += 10
print(items)
t = ([],)
try:
    t[0] += [1]
except TypeError as error:
    print(error, t)
s = "ab"
s += "cd"
s *= 2
print(s)
