# Generators run on demand, return through StopIteration, and show their state.
def g(n):
    print("start")
    for i in range(n):
        yield i
    return "done"

it = g(2)
print(iter(it) is it, it.__name__, it.__qualname__)
print(next(it), next(it))
try:
    next(it)
except StopIteration as e:
    print("stop", e.value, e.args)
try:
    next(it)
except StopIteration as e:
    print("again", e.value)
print(next(it, "default"), list(g(3)), [*g(1)], sum(g(4)), max(g(2)))
x, y = g(2)
print(x, y)
def empty():
    return
    yield
print(list(empty()))
def e():
    yield
print(list(e()), str(g(1))[:19], g(1).gi_running, g(1).gi_frame is None, g(1).gi_yieldfrom)
lazily = (print("side", i) or i for i in range(2))
print("made")
print(list(lazily))
