def g(a):
    x = yield a
    yield from x

async def c(a):
    async with a as b:
        async for x in b:
            await x
    return [y async for y in a]

async def ag(a):
    yield a
