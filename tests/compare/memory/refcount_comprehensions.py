# Comprehensions and generator expressions: counts of the outer variable, of the loop variable, of what is collected, of the iterable.
import sys

count = sys.getrefcount
thing = object()
things = [thing, thing]
print([count(thing) for _ in (0, 1)], [count(x) for x in things], {count(x) for x in things}, {i: count(x) for i, x in enumerate(things)})
print(list(count(x) for x in things), [count(things) for x in things], [count(x) for x in iter(things)], [[count(y) for y in [x]] for x in things])
print([count(x) for x in things if count(x)], [(count(x), count(y)) for x in things for y in things], sum(count(x) for x in things))
print([count(x) for x in (lambda: things)()], [count(x) for x in [object(), object()]], [count(x) for x in (object() for _ in "ab")])


def inside(arg):
    local = [arg]
    a = [count(arg) for _ in "a"]
    b = [count(x) for x in local]
    c = list(count(arg) for _ in "a")
    d = [count(local) for x in local]
    e = [(lambda: count(arg))() for _ in "a"]
    f = list(count(local) for x in local)
    return a, b, c, d, e, f


print(inside(thing), inside(object()), count(thing))


def kept():
    fs = [lambda: x for x in things]
    return count(thing), count(fs[0].__closure__[0].cell_contents), fs[0].__closure__[0] is fs[1].__closure__[0]


print(kept(), count(thing), count(things))
g = (x for x in things)
print(count(things), count(thing), count(g))
next(g)
print(count(things), count(thing), count(g.gi_frame))
del g
print(count(things), count(thing))
gs = [(y for y in [x]) for x in things]
print(count(thing)); gs.clear(); print(count(thing))
print([n for n in [count(thing)] if (m := n)], m, count(thing))
