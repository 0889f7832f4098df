def f(a, b, o):
    a, b = b, a
    a = b = o
    o.x, o[a] = b
    o.x += 1
    o[a] *= g()
    a, *b = o
    del o.x, o[a], a
    if (n := g()) > 5: return n
    global G
    G = n
    x: int = 5
