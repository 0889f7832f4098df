# insert, slice assignment, += and *= as they grow a list.
import sys
def cap(l): return (sys.getsizeof(l) - 56) // 8
l, row = [], []
for i in range(40): l.insert(0, i); row.append(cap(l))
print(row)
l, row = [], []
for i in range(40): l[len(l):] = [i]; row.append(cap(l))
print(row)
l, row = [], []
for i in range(40): l += [i]; row.append(cap(l))
print(row)
l, row = [], []
for i in range(20): l += [i, i]; row.append(cap(l))
print(row)
l, row = [], []
for i in range(20): l[0:0] = (i, i, i); row.append(cap(l))
print(row)
l = [1, 2, 3]; l *= 2; print(cap(l)); l *= 3; print(cap(l)); l.append(0); print(cap(l))
l = [1, 2, 3]; l = l * 2; print(cap(l)); l.append(0); print(cap(l))
l = [0]; l *= 1; print(cap(l)); l *= 5; print(cap(l))
l = list(range(10)); l[2:4] = range(20); print(cap(l)); l[::2] = [0] * len(l[::2]); print(cap(l))
