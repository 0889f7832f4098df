def f(a, o):
    g(a, 1, k=2)
    o.m(a)
    o.a.m(a, k=a)
    g(*a)
    g(1, *a, k=1, **o)
    return h(a)(o)
