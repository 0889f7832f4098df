# Loops with else, break and continue in every position.
for i in range(5):
    if i == 1: continue
    if i == 3: break
    print(i)
else:
    print("not reached")
for i in range(2): pass
else: print("for else", i)
n = 3
while n:
    n -= 1
    if n == 1: continue
    print("n", n)
else:
    print("while else")
while True:
    break
else:
    print("not reached")
for i in []:
    pass
else:
    print("empty")
if n > 0: print("pos")
elif n == 0: print("zero")
else: print("neg")
for a, (b, *c) in [(1, "xyz"), (2, "pq")]:
    print(a, b, c)
for x in (y := [1, 2]):
    if x == 1: y.append(3)
    print(x)
class Holder: pass
h = Holder()
for h.value in range(3): pass
print(h.value)
