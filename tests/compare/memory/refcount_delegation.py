# Counts in a delegation: the iterator that yield from goes through, what is sent and thrown, the values of asynchronous generators.
import sys

r = sys.getrefcount


class Steps:
    def __iter__(self): return self
    def __next__(self): return r(self)
    def send(self, value): return r(self), r(value)
    def throw(self, *given): return r(self), [r(value) for value in given]
    def close(self): print("close", r(self))


def outer(): yield from Steps()


error = ValueError()
g = outer()
print(next(g), g.send(error), g.send([]), g.throw(error), g.throw(ValueError()), next(g))
g.close()


async def values(first):
    got = yield first
    while got is not None:
        print(r(got), r(first))
        got = yield got


async def drive():
    g = values(error)
    print(r(await g.asend(None)))
    print(r(await g.asend(error)))
    print(r(await g.asend([])), r(g))
    await g.aclose()
    async for value in values([]):
        print(r(value))


try:
    drive().send(None)
except StopIteration:
    print(r(error))
