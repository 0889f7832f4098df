def f(n):
    for i in range(n):
        if i: continue
        break
    else:
        n += 1
    while n > 0:
        n -= 1
        if n == 5: break
    while True:
        for a, (b, *c) in n.items():
            g(a, b, c)
