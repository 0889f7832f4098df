# Copies, updates, merges of dicts and their tables.
import sys
g = sys.getsizeof
def make(n, kind=str): return {kind(i): i for i in range(n)}
for n in (0, 1, 3, 5, 6, 10, 11, 20, 21, 22, 43, 86):
    d = make(n); e = make(n, int)
    row = [g(d), g(d.copy()), g(dict(d)), g({**d}), g(d | {}), g({} | d), g(dict(**d)), g(dict(d.items())), g(dict(zip(d, d)))]
    u = {}; u.update(d); row.append(g(u))
    u = {"0": 1}; u.update(d); row.append(g(u))
    u = {1: 1}; u.update(d); row.append(g(u))
    row += [g(e), g(e.copy()), g(dict(e)), g({**e})]
    u = {}; u |= e; row.append(g(u))
    print(n, row)
