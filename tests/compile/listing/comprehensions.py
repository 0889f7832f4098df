def f(y, w):
    a = [x * w for x in y if x]
    b = {k: v for k, v in y for z in v}
    c = {(lambda: x) for x in y}
    return sum(x for x in y)

class C:
    z = [i for i in range(3)]
