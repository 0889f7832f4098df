# Capacity after less usual ways to change a list: slices of itself, extended slices, sort, reverse, __init__ again, copies by copy().
import copy
import sys


def cap(l):
    return (sys.getsizeof(l) - 56) // 8


def new(n=10):
    return list(range(n))


l = new(); l[3:3] = l; print(cap(l), len(l))
l = new(); l[:] = l; print(cap(l), len(l))
l = new(); l += l; print(cap(l))
l = new(); l.__init__(); print(cap(l), l)
l = new(); l.__init__([1, 2, 3]); print(cap(l), l)
l = new(); l.__init__(x for x in range(3)); print(cap(l), l)
l = new(); l.__imul__(3); print(cap(l))
l = new(); l.__iadd__((1,)); print(cap(l))
l = new(); l[2:8:2] = "abc"; print(cap(l))
l = new(); l[len(l):] = "ab"; print(cap(l))
l = new(); l[0:0] = []; print(cap(l))
l = new(); l[5:] = range(100); print(cap(l)); l[5:] = []; print(cap(l))
l = new(33); l.sort(reverse=True); print(cap(l)); l.reverse(); print(cap(l))
l = new(7); print(cap(copy.copy(l)), cap(copy.deepcopy(l)), cap(l[::-1]), cap(l[::2]), cap(list(reversed(l))), cap(l * 2), cap(2 * l))
l = new(100); del l[10:90]; print(cap(l)); del l[::3]; print(cap(l)); l.pop(); print(cap(l))
l = new(100)
while len(l) > 3:
    del l[-1]
print(cap(l))
first, *rest = range(10); print(cap(rest))
*rest, last = new(); print(cap(rest))
[*rest] = (1, 2, 3); print(cap(rest))
print([cap([*new(n), *new(n)]) for n in range(6)], [cap([0, *new(n)]) for n in range(6)])
print(cap([x for x in range(10) for y in range(2)]), cap(list({1: 2, 3: 4}.items())), cap([c for c in "abc" if c > "a"]))
print(cap("a b c".partition(" ")[0].split()), cap("a,b,,c".split(",")), cap("x".join("abc").rsplit("x", 1)), cap(b"1 2 3".split()), cap("l1\nl2\nl3\n".splitlines(True)))
print(cap(dir(object)[:5]), cap(sorted({3, 1, 2})), cap(sorted("cab", key=ord)), cap(list(zip("ab", "cd"))), cap(list(map(len, ["a"] * 5))))
