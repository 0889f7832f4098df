# Every kind of parameter at once.
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw

print(f(1, d=4))
print(f(1, 2, 3, 4, 5, d=6, z=7))
print(f(*"ab", **{"d": 1, "a": "kw"}))
print(f(1, *[9], d=0, **{"x": 1}, **{"y": 2}))

def only(*, k): return k
print(only(k=1))
def pos(a, /): return a
print(pos(1))
def default(x, items=[]):
    items.append(x)
    return items
print(default(1), default(2), default.__defaults__)
print(f.__defaults__, f.__kwdefaults__)
print((lambda x, *y, z=1: (x, y, z))(1, 2, z=3))
