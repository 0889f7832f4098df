# Capacity after deletion: pop, del, slices, clear, remove.
import sys
def cap(l): return (sys.getsizeof(l) - 56) // 8
for n in (1, 2, 5, 10, 33, 100):
    row = []
    l = list(range(n)); l.pop(); row.append(cap(l))
    l = list(range(n)); del l[0]; row.append(cap(l))
    l = list(range(n)); del l[-1]; row.append(cap(l))
    l = list(range(n)); del l[n // 2:]; row.append(cap(l))
    l = list(range(n)); del l[1:]; row.append(cap(l))
    l = list(range(n)); del l[:]; row.append(cap(l))
    l = list(range(n)); l.clear(); row.append(cap(l))
    l = list(range(n)); l[:] = []; row.append(cap(l))
    l = list(range(n)); l[1:] = [9]; row.append(cap(l))
    l = list(range(n)); l.remove(n - 1); row.append(cap(l))
    l = list(range(n)); del l[::2]; row.append(cap(l))
    l = list(range(n)); l *= 0; row.append(cap(l))
    print(n, row)
l = list(range(100)); sizes = []
while l:
    l.pop(0); sizes.append(cap(l))
print(sizes)
