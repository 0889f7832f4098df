# code.replace: names, first line and flags; what is checked; a generator function made awaitable.
import sys, types

def sample(a, b=2, *, c=3):
    """Text."""
    def inner():
        return a, "constant"
    return inner, [1, 2.5, ("x", "y")], {"k": b, "l": c}, sum([a, b], start=c)

code = sample.__code__
copy = code.replace()
print(copy is code, copy == code, hash(copy) == hash(code), sys.getsizeof(copy) == sys.getsizeof(code), copy.co_consts is code.co_consts, copy.co_names is code.co_names)
other = code.replace(co_name="renamed", co_qualname="Some.renamed", co_filename="elsewhere.py", co_firstlineno=100)
print(other.co_name, other.co_qualname, other.co_filename, other.co_firstlineno, other == code, code.co_name, code.co_firstlineno)
print([name for name in dir(code) if name.startswith("co_") and name in ("co_names", "co_varnames", "co_consts") and
       getattr(code, name) != getattr(other, name)])
sample.__code__ = other
print(sample(1)[1:], sample(1)[0]())
print(sample.__name__, sample.__qualname__)

def fails(x):

    y = x
    return y / 0

fails.__code__ = fails.__code__.replace(co_firstlineno=1000, co_filename="moved.py", co_name="moved")
try:
    fails(1)
except ZeroDivisionError as error:
    trace = error.__traceback__.tb_next
    print(trace.tb_lineno, trace.tb_frame.f_code.co_filename, trace.tb_frame.f_code.co_name, fails.__code__.co_firstlineno)

def attempt(*args, **changes):
    try:
        code.replace(*args, **changes)
        print("done", sorted(changes))
    except Exception as error:
        print(type(error).__name__, error)

attempt(1)
attempt(co_name=1)
attempt(co_filename=None)
attempt(co_qualname=b"")
attempt(co_code=1)
attempt(co_consts=[])
attempt(co_names=None)
attempt(co_argcount="a")
attempt(co_argcount=-1)
attempt(co_firstlineno=-1)
attempt(other=1)
attempt(co_consts=code.co_consts, co_names=code.co_names, co_argcount=2, co_code=code.co_code, co_flags=code.co_flags)

def steps():
    got = yield 1
    yield got
    return 3

print(types.coroutine(steps) is steps, steps.__code__.co_flags & 0x100, types.coroutine(steps) is steps)

async def waits():
    return await steps()

work = waits()
print(work.send(None), work.send("sent"))
try:
    work.send(None)
except StopIteration as end:
    print(end.value)

def plain():
    yield

async def wrong():
    await plain()

try:
    wrong().send(None)
except TypeError as error:
    print(error)
