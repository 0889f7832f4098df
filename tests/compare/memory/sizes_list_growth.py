# How a list grows by append, and shrinks.
import sys
l, last, steps = [], None, []
for i in range(400):
    size = sys.getsizeof(l)
    if size != last:
        steps.append((i, (size - 56) // 8))
        last = size
    l.append(i)
print(steps)
last, steps = None, []
while l:
    l.pop()
    size = sys.getsizeof(l)
    if size != last:
        steps.append((len(l), (size - 56) // 8))
        last = size
print(steps)
