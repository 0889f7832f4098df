# A dict's table as it grows, with str keys and with others.
import sys
for make in (str, int):
    d, last, steps = {}, None, []
    for i in range(2000):
        size = sys.getsizeof(d)
        if size != last:
            steps.append((i, size))
            last = size
        d[make(i)] = None
    print(steps)
