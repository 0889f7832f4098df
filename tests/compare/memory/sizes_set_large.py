# Past fifty thousand a set doubles instead of quadrupling; removal leaves dummies; pop, clear, swap, frozenset of a set.
import sys

size = sys.getsizeof
s, last, steps = set(), 0, []
for i in range(220_000):
    s.add(i)
    if size(s) != last:
        last = size(s)
        steps.append((i + 1, (last - 216) // 16))
print(steps)
for i in range(219_000):
    s.discard(i)
print(size(s), size(s.copy()), size(frozenset(s)), size(s | set()), size(s & s), len(s))
s.add(-1)
print(size(s))
small = set(range(4))
for i in range(4, 60):
    small.add(i)
    small.discard(i - 4)
print(size(small), len(small), sorted(small))
for i in range(60, 300):
    small.add(i)
    small.remove(i - 4)
print(size(small), len(small))
small.clear()
print(size(small))
a, b = set(range(10)), set(range(100, 140))
a.update(b)
print(size(a), size(a ^ b), size(a - b), size(b - a), size(a.symmetric_difference(range(50))))
a.intersection_update(range(5))
print(size(a), a)
a.difference_update(a)
print(size(a), a)
