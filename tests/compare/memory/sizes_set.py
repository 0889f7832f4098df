# Sets as they grow, from copies and unions, after removal.
import sys
s, last, steps = set(), None, []
for i in range(3000):
    size = sys.getsizeof(s)
    if size != last:
        steps.append((i, size))
        last = size
    s.add(i)
print(steps)
g = sys.getsizeof
print([g(set(range(n))) for n in range(9)], [g(set(set(range(n)))) for n in range(9)], [g(frozenset(range(n))) for n in (0, 4, 5, 19)])
a = {1, 2, 3, 4, 5}
print(g(a), g(a | {6}), g(a & {1}), g(a - {1}), g(a.copy()), g({1, 2} | {3, 4, 5}), g(set({i: 0 for i in range(6)})))
for i in range(1, 5): a.discard(i)
print(g(a)); a.clear(); print(g(a))
