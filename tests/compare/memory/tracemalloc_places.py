# Whose line a block is: a call that is still making its cells or its generator has not begun, so what it asks for is its caller's; the first
# steps of a class body are on its first line, that of a decorator if it has one; callbacks, __del__ and descriptors run on lines of their own.
import gc, tracemalloc
def where(value):
    traceback = tracemalloc.get_object_traceback(value)
    return traceback and [frame.lineno for frame in traceback]
kept = []
def note(value):
    kept.append([value])
    return value
def closure(x):
    def inner(): return x
    return inner
def generator():
    x = [1]
    yield lambda: x
async def coroutine(): return [1]
class C:
    attr = [1]
    def __getattr__(self, name): return [name]
    def __iter__(self): return iter([[1]])
    def __del__(self): kept.append([2])
gc.collect()
tracemalloc.start(3)
made = closure(1)
print(where(made), where(made.__closure__[0]), where(made.__closure__))
g = generator()
f = next(g)
print(where(g), where(f), where(f.__closure__[0]), where(f()))
co = coroutine()
print(where(co)); co.close()
@note
@note
class Decorated(
    object
):
    z: int = [1]
print(where(kept[-1]), where(Decorated), where(Decorated.z), where(Decorated.__annotations__), where(Decorated.__dict__['__dict__']))
c = C()
print(where(c.zz), where(list(c)[0]))
del c; print(where(kept[-1]))
sorted([2, 1], key=note); print(where(kept[-1]))
print([where(x) for x in map(lambda x: [x], [1, 2])])
def class_in_function():
    class Inner: pass
    return Inner
print(where(class_in_function()), where(gc.get_referrers(class_in_function)[0]) is None)
