# Ordinary recursion: mutual, through classes, deep but within limits.
def even(n): return n == 0 or odd(n - 1)
def odd(n): return n != 0 and even(n - 1)
print(even(100), odd(77))
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
print(ack(2, 3))
def hanoi(n, a="A", b="B", c="C"): return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
print(hanoi(10))
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
print(depth(900))
class Tree:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def __repr__(self): return f"{self.v}{list(self.kids) or ''}"
    def total(self): return self.v + sum(k.total() for k in self.kids)
t = Tree(1, Tree(2, Tree(3)), Tree(4))
print(t, t.total())
l = [1]; l.append(l); print(l, l[1] is l, l == l)
d = {}; d["d"] = d; print(d)
t = ([],); t[0].append(t); print(t)
s = [l, d]; print(s)
fib = lambda n: n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(15))
