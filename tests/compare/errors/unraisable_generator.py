# A generator that misbehaves when it is dropped.
def g():
    try:
        yield 1
    finally:
        raise KeyError("closing")

it = g()
next(it)
del it
print("on")
