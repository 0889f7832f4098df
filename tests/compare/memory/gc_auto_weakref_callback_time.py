# The callback of a weak reference into a cycle runs when the automatic collection comes.
import gc, weakref
class Node: pass
dead = []
gc.collect()
refs = []
def make(i):
    n = Node(); n.me = n
    refs.append(weakref.ref(n, lambda r, i=i: dead.append((i, current))))
for current in range(1200): make(current)
print(len(dead), dead[:3], dead[-1:])
