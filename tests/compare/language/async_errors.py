# What coroutines and async iterators complain about.
async def c(): pass
def drive(coro):
    try:
        coro.send(None)
    except StopIteration as e:
        return e.value
async def bad_await():
    await 5
async def bad_for():
    async for x in [1]: pass
async def bad_with():
    async with 5: pass
class BadAwait:
    def __await__(self): return 5
async def not_iter():
    await BadAwait()
class BadIter:
    def __aiter__(self): return self
async def bad_aiter():
    async for x in BadIter(): pass
for f in (bad_await, bad_for, bad_with, not_iter, bad_aiter):
    try:
        drive(f())
    except TypeError as e:
        print(e)
for bad in (lambda x: iter(x), lambda x: next(x), lambda x: [*x]):
    coro = c()
    try:
        bad(coro)
    except TypeError as e:
        print(e)
    coro.close()
coro = c()
coro.close()
try:
    drive(coro)
except RuntimeError as e:
    print(e)
async def boom():
    raise ValueError("inside")
try:
    drive(boom())
except ValueError as e:
    print(e)
