# Generators and coroutines: what a suspended one holds, its frame, sent values, values returned, yield from, closing.
import sys

count = sys.getrefcount
v = object()


def plain(a):
    b = yield count(a)
    yield count(b)
    del a
    c = yield
    return c


g = plain(v)
print(count(v), count(g))
print(next(g), g.send(v), count(v)); next(g); print(count(v))
try:
    g.send(v)
except StopIteration as stop:
    print(count(v), count(stop.value), stop.args[0] is v, count(stop))
print(count(v), g.gi_frame, count(g))


def outer(a):
    got = yield from inner(a)
    yield count(a), count(got)


def inner(a):
    yield count(a)
    return a


o = outer(v)
print(next(o), count(v), count(o.gi_yieldfrom)); print(next(o), count(v), o.gi_yieldfrom); o.close(); print(count(v))
f = outer(v)
frame = f.gi_frame
print(count(frame), count(v), frame.f_back, sorted(frame.f_locals)); next(f)
print(count(frame), count(v), count(frame.f_locals["a"])); f.close(); print(count(v), frame.f_locals if False else len(frame.f_locals)); del frame, f
print(count(v))


def throwing(a):
    try:
        yield
    except KeyError as error:
        yield count(error), count(error.args[0])


t = throwing(v); next(t); print(t.throw(KeyError(v)), count(v)); t.close(); print(count(v))


async def coroutine(a):
    return count(a)


c = coroutine(v)
print(count(v), count(c), c.cr_frame is not None)
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value)
print(count(v), c.cr_frame)
del c
c = coroutine(v); print(count(v)); c.close(); print(count(v))
print([count(x) for x in (y for y in [v])], count(v), max(count(x) for x in [v]))
gens = [plain(v) for _ in range(3)]; print(count(v)); [next(x) for x in gens]; print(count(v)); del gens; print(count(v))
