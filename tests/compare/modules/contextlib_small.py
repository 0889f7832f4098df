# suppress, closing, nullcontext, redirect_stdout, ContextDecorator.
import io
import sys
from contextlib import AbstractContextManager, ContextDecorator, closing, nullcontext, redirect_stderr, redirect_stdout, suppress

with suppress(KeyError, IndexError):
    {}["a"]
    print("not reached")
try:
    with suppress(KeyError):
        [][0]
except IndexError as error:
    print(error)
with suppress(ValueError):
    raise ExceptionGroup("g", [ValueError(1)])
out = io.StringIO()
with redirect_stdout(out) as target:
    print("hidden")
    with redirect_stderr(out):
        print("too", file=sys.stderr)
print(repr(out.getvalue()), target is out)


class Door:
    def close(self):
        print("closed")


with closing(Door()) as door:
    print(type(door).__name__)
with nullcontext("value") as value, nullcontext() as nothing:
    print(value, nothing)


class Timed(ContextDecorator):
    def __enter__(self):
        print("start")
        return self

    def __exit__(self, *error):
        print("stop")


@Timed()
def work():
    print("work")


work()
print(isinstance(Timed(), AbstractContextManager), isinstance(Door(), AbstractContextManager))
