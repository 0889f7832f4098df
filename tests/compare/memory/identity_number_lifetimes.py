# id() of successive values of a counter, in every form.
x = 1000
i = id(x); x += 1
print(id(x) == i)
def f():
    x = 1000
    i = id(x); x += 1
    first = id(x) == i
    ids = []
    for _ in range(5):
        ids.append(id(x)); x += 1
    return first, len(set(ids)) > 1, all(a != b for a, b in zip(ids, ids[1:]))
print(f())
def g():
    t = 0.5
    seen = []
    for _ in range(4):
        seen.append(id(t)); t = t * 2
    return [a != b for a, b in zip(seen, seen[1:])]
print(g())
def h():
    a = 300 * 7
    b = a
    a += 0
    return a is b, a == b
def k(n):
    m = n + 0
    return m is n
print(h(), k(5), k(5000), k(True) is False)
l = [1000 + i for i in range(3)]
print(len({id(x) for x in l}), all(x is y for x, y in zip(l, l)), [id(x) for x in l] == [id(x) for x in l])
def loop():
    out = []
    for i in range(1000, 1003): out.append(i)
    return [a is b for a, b in zip(out, range(1000, 1003))], out[0] is out[0]
print(loop())
