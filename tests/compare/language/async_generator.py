# Async generators: asend, athrow, aclose driven by hand.
async def g():
    try:
        got = yield 1
        print("got", got)
        yield 2
    except ValueError as e:
        print("caught", e)
        yield 3
    finally:
        print("finally")

def drive(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as e:
        return e.value
    except StopAsyncIteration as e:
        return "exhausted"

a = g()
print(type(a).__name__)
print(drive(a.__anext__()))
print(drive(a.asend("x")))
print(drive(a.athrow(ValueError("v"))))
print(drive(a.__anext__()))
b = g()
print(drive(b.__anext__()))
print(drive(b.aclose()))
print(drive(b.__anext__()))
async def squares(n):
    return {i: i * i async for i in numbers(n)}, [i async for i in numbers(n)]
async def numbers(n):
    for i in range(n): yield i
print(drive(squares(3)))
print(drive(anext(numbers(1))), drive(anext(numbers(0), "default")))
