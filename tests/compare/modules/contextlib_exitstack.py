# ExitStack: order, errors on the way, handing over.
from contextlib import ExitStack, contextmanager


@contextmanager
def step(name):
    print("+", name)
    try:
        yield name
    finally:
        print("-", name)


with ExitStack() as stack:
    print([stack.enter_context(step(name)) for name in "abc"])
    stack.callback(print, "callback", end="!\n")
    stack.push(lambda *error: print("pushed", error[0]))
try:
    with ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        stack.enter_context(step("d"))
        raise KeyError("first")
except ZeroDivisionError as error:
    print(repr(error), repr(error.__context__))
with ExitStack() as stack:
    stack.push(lambda *error: True)
    raise ValueError("swallowed")
stack = ExitStack()
stack.enter_context(step("kept"))
other = stack.pop_all()
stack.close()
print("closed the empty one")
other.close()
for thing in (3, step):
    try:
        ExitStack().enter_context(thing)
    except TypeError as error:
        print(error)
