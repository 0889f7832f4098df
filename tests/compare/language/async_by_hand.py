# Coroutines driven with send: await, async for, async with, comprehensions.
class Wait:
    def __init__(self, tag): self.tag = tag
    def __await__(self):
        got = yield self.tag
        return ("woken", got)

async def inner(n):
    return await Wait(n)

async def main():
    a = await inner(1)
    print("main", a)
    async for x in counter(2):
        print("for", x)
    else:
        print("for else")
    async with Cm() as c:
        print("with", c)
    print([x async for x in counter(3) if x != 1])
    return "end"

async def counter(n):
    for i in range(n):
        await Wait(f"count{i}")
        yield i

class Cm:
    async def __aenter__(self):
        await Wait("enter")
        return "entered"
    async def __aexit__(self, *a):
        await Wait("exit")
        print("aexit", a)

coro = main()
print(type(coro).__name__, coro.cr_running, coro.__name__)
value = None
try:
    while True:
        tag = coro.send(value)
        print("suspended at", tag)
        value = f"answer to {tag}"
except StopIteration as e:
    print("returned", e.value)
try:
    coro.send(None)
except RuntimeError as e:
    print(e)
