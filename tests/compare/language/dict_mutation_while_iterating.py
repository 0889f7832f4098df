# Changing the size of a dict while iterating is refused; changing values is not.
d = {i: i for i in range(3)}
try:
    for k in d: d[k + 10] = 0
except RuntimeError as e: print(e)
d = {i: i for i in range(3)}
try:
    for k in d: del d[k]
except RuntimeError as e: print(e, d)
d = {i: i for i in range(3)}
for k in d: d[k] *= 2
print(d)
try:
    for k in d: d[k + 5] = d.pop(k)
except RuntimeError as e: print(e)
it = iter({1: 2})
print(next(it), next(it, "end"), next(it, "still"))
d = {1: 1}
it = iter(d.items())
d[2] = 2
try: next(it)
except RuntimeError as e: print(e)
try: next(it)
except RuntimeError as e: print(e)
s = {1, 2, 3}
try:
    for x in s: s.add(x + 100)
except RuntimeError as e: print(e)
try:
    for x in s: s.discard(x)
except RuntimeError as e: print(e)
class Evil:
    def __hash__(self): return 1
    def __eq__(self, o):
        target.clear()
        return False
target = {Evil(): 1, 2: 2}
target[1] = "x"
print(len(target))
