# Generators in cycles are closed by the collector.
import gc
def g():
    me = yield
    try:
        yield 1
    finally:
        print("finally", me is not None)
x = g(); next(x); x.send(x); del x
print(gc.collect())
async def co():
    try: await A()
    finally: print("coroutine closed")
class A:
    def __await__(self): yield 1
c = co(); c.send(None); l = [c]; l.append(l); del c, l
print(gc.collect())
