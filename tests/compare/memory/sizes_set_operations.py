# Tables of sets after operators and methods.
import sys
g = sys.getsizeof
for n in (0, 1, 4, 5, 6, 7, 8, 18, 19, 20, 40, 76, 77, 100):
    s = set(range(n)); t = frozenset(range(n)); r = set(range(n // 2, n + n // 2))
    row = [g(s), g(t), g(s.copy()), g(set(s)), g(frozenset(s)), g(set(t)), g(frozenset(list(range(n)))), g(set({i: 1 for i in range(n)})), g({*s}), g({*range(n)})]
    row += [g(s | r), g(s & r), g(s - r), g(s ^ r), g(s.union(r)), g(s.union(list(r))), g(s.intersection(list(r))), g(s.difference(list(r)))]
    u = set(s); u |= r; row.append(g(u))
    u = set(s); u &= r; row.append(g(u))
    u = set(s); u -= r; row.append(g(u))
    u = set(s); u ^= r; row.append(g(u))
    u = set(); u.update(range(n)); row.append(g(u))
    u = set(); u.update(s); row.append(g(u))
    u = {x for x in range(n)}; row.append(g(u))
    print(n, row)
s = set(range(100))
while s: s.pop()
print(g(s)); s.add(1); print(g(s)); s.clear(); print(g(s))
s = set()
for i in range(200): s.add(i); s.discard(i)
print(g(s), len(s))
class S(set): pass
class T(set): __slots__ = ()
print(g(S()), g(T()), g(S([1, 2, 3, 4, 5])), g(frozenset()), g(type("F", (frozenset,), {})()))
