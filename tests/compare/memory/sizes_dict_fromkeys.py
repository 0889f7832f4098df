# fromkeys, setdefault, comprehensions, keyword calls and their tables.
import sys
g = sys.getsizeof
def kw(**k): return k
for n in (0, 1, 2, 4, 5, 6, 7, 10, 11, 12, 21, 22):
    names = [f"n{i}" for i in range(n)]
    print(n, g(dict.fromkeys(names)), g(dict.fromkeys(set(names))), g(dict.fromkeys(dict.fromkeys(names))), g(dict.fromkeys(range(n))), g(dict.fromkeys(set(range(n)))),
          g({k: 1 for k in names}), g(kw(**dict.fromkeys(names))), g(dict(zip(names, names))), g(dict.fromkeys(frozenset(names))), g(dict.fromkeys("abcdefghijklmnopqrstuvwxyz"[:n])))
d = {}
for n in names: d.setdefault(n, []).append(1)
print(g(d), g(kw(a=1, b=2)), g(kw(a=1, b=2, c=3, d=4, e=5, f=6)), g(kw()))
print(g({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}), g({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}), g({1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6}), g({1: 1, 2: 2, 3: 3, 4: 4, 5: 5}))
a = 1
print(g({"a": a, "b": a, "c": a, "d": a, "e": a, "f": a, "g": a, "h": a, "i": a, "j": a, "k": a, "l": a, "m": a, "n": a, "o": a, "p": a, "q": a, "r": a}))
