# A coroutine that was never awaited.
async def c():
    pass

c()
print("on")
