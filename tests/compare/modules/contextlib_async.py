# asynccontextmanager, AsyncExitStack and aclosing, driven by hand.
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, nullcontext


@asynccontextmanager
async def session(name):
    print("open", name)
    try:
        yield name
    finally:
        print("close", name)


async def numbers():
    try:
        for n in range(3):
            yield n
    finally:
        print("numbers end")


async def main():
    async with session("a") as a:
        print(a)
    try:
        async with session("b"):
            raise KeyError("inside")
    except KeyError as error:
        print(repr(error))
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(session("c"))
        stack.callback(print, "plain callback")
        stack.push_async_callback(later, 1)
    async with aclosing(numbers()) as values:
        async for n in values:
            print(n)
            break
    async with nullcontext(5) as five:
        print(five)
    return "done"


async def later(n):
    print("later", n)


try:
    main().send(None)
except StopIteration as end:
    print(end.value)
