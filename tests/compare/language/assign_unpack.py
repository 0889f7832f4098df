# Unpacking: nested, starred, from any iterable, and every complaint.
a, b = 1, 2
(c, d), e = "xy", [3]
print(a, b, c, d, e)
first, *rest = range(5)
*init, last = "abcd"
h, *mid, t = (1, 2)
print(first, rest, init, last, h, mid, t)
[x, [y, *z]] = {1: 0, (2, 3, 4): 0}
print(x, y, z)
a, b = b, a
print(a, b)
for source in ([1], [1, 2, 3], iter([1, 2, 3, 4])):
    try:
        p, q = source
    except ValueError as error:
        print(error)
try:
    p, q, *r = [1]
except ValueError as error:
    print(error)
for source in (5, None, object):
    try:
        p, q = source
    except TypeError as error:
        print(error)
