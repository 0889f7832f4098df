# Runs, reversed runs and random orders of many sizes sort correctly, keys called once each.
def noise(n, seed=1):
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2**31
        yield seed % 1000
total = 0
for n in (0, 1, 2, 3, 31, 32, 63, 64, 65, 100, 1000, 5000):
    data = list(noise(n))
    s = sorted(data)
    assert all(s[i] <= s[i + 1] for i in range(n - 1)) and sum(s) == sum(data)
    assert sorted(s, reverse=True) == s[::-1]
    assert sorted(s + s[::-1] + data) == sorted(data * 3)
    pairs = sorted(enumerate(data), key=lambda p: p[1])
    assert all(a[1] < b[1] or a[0] < b[0] for a, b in zip(pairs, pairs[1:]))
    total += sum(i * x for i, x in enumerate(s))
print(total)
count = 0
def key(x):
    global count
    count += 1
    return -x
print(sorted(noise(500), key=key)[:5], count)
print(sorted(str(x) for x in noise(20)), sorted(x / 7 for x in noise(5)))
