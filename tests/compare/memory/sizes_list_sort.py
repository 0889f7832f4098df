# During a sort the list is empty-handed.
import sys
l = [3, 1, 2]
seen = set()
def key(x):
    seen.add((len(l), sys.getsizeof(l)))
    return x
l.sort(key=key)
print(seen, sys.getsizeof(l))
