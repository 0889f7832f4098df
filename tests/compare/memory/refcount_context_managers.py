# with, try, match, for: what the machinery holds while the body runs and after it.
import sys

count = sys.getrefcount


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        self.seen = count(self), count(value), count(tb)
        return True


m = Manager()
with m:
    print(count(m))
print(count(m), m.seen[0])
with m as n:
    print(count(m), count(n))
print(count(m)); del n
with m as a, m as b:
    print(count(m))
del a, b; print(count(m))
with m:
    raise KeyError("x")
print(count(m), m.seen)
with Manager() as temporary:
    print(count(temporary))
print(count(temporary))


def returned():
    with m:
        return count(m)


def broken():
    for x in [m]:
        with x:
            break
    return count(m), count(x)


def in_finally():
    try:
        return count(m)
    finally:
        print("finally", count(m))


print(returned(), broken(), in_finally(), count(m))
loop = [m, m]
for x in loop:
    print(count(loop), count(x), end=" ")
print(count(loop), count(x)); del x
for i, x in enumerate(loop):
    print(count(x), count(loop), end=" ")
for x, y in zip(loop, loop):
    print(count(x), end=" ")
for x in reversed(loop):
    print(count(x), end=" ")
for x in {m: 1}:
    print(count(x), end=" ")
for k, x in {1: m}.items():
    print(count(x), end=" ")
for x in {m}:
    print(count(x), end=" ")
for x in (m,):
    print(count(x), end=" ")
for x in iter(lambda: m, m):
    pass
print(count(m)); del x, y, k, i
match [m, {"k": m}]:
    case [p, {"k": q}]:
        print(count(m), count(p), count(q))
del p, q
match m:
    case Manager(seen=s) as whole:
        print(count(m), count(whole), count(s))
del s, whole
try:
    raise ValueError(m)
except ValueError as error:
    print(count(m), count(error), count(error.args))
else:
    print("no")
print(count(m))
while count(m):
    break
assert m, count(m)
print(count(m), count(m) if m else 0, [count(m)][0], (count(m), count(m)))
