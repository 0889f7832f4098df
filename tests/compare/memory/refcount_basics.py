# Counts of names, temporaries, arguments, containers.
import sys
r = sys.getrefcount
a = []
print(r(a), r([]), r(object()))
b = a
print(r(a)); del b; print(r(a))
c = [a, a]; d = {"k": a}; e = (a,); s = {1: [a]}
print(r(a)); c.pop(); print(r(a)); d.clear(); print(r(a)); del e; print(r(a)); s = None; print(r(a)); del c; print(r(a))
def f(x): return r(x)
print(f(a), f([]), (lambda x: r(x))(a))
def g(x):
    y = x
    return r(x)
print(g(a))
def h(*args, **kw): return r(args[0]), r(kw["k"])
print(h(a, k=a))
for x in [[]]: print(r(x))
print([r(y) for y in [[], []]])
