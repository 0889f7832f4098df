# Closing resources: with, __del__, weakref.finalize, contextlib and atexit; in which order, and what happens with errors on the way.
import atexit
import contextlib
import gc
import io
import sys
import weakref

log = []


class File:
    """Remembers whether it was closed, and by whom."""

    open_files = 0

    def __init__(self, name):
        self.name = name
        self.closed = False
        File.open_files += 1

    def close(self, by="close"):
        if not self.closed:
            self.closed = True
            File.open_files -= 1
            log.append(f"{self.name} by {by}")

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close("with")

    def __del__(self):
        self.close("del")


def use():
    a = File("a")
    with File("b") as b:
        c = File("c")
    a.close()
    return b.closed


print(use(), log, File.open_files)
log.clear()

with contextlib.ExitStack() as stack:
    files = [stack.enter_context(File(f"s{n}")) for n in range(3)]
    stack.callback(log.append, "callback")
    print("open", File.open_files)
print(log)
log.clear()
del files, stack


class Temporary:
    """Cleans up through finalize: once, whatever comes first."""

    def __init__(self, name):
        self.name = name
        self._finalizer = weakref.finalize(self, log.append, f"removed {name}")

    def remove(self):
        self._finalizer()

    @property
    def removed(self):
        return not self._finalizer.alive


one, two, three = Temporary("one"), Temporary("two"), Temporary("three")
one.remove()
one.remove()
print(log, one.removed, two.removed)
del two
print(log)
three.me = three
handle = three._finalizer
del one, three
print("before collecting", handle.alive)
gc.collect()
print("after", handle.alive, log)
print(repr(handle).split(" at ")[0], handle.detach(), handle.peek())
log.clear()


class Careless:
    def __del__(self):
        raise RuntimeError("cleaning failed")


caught = []
sys.unraisablehook = lambda info: caught.append((info.exc_type.__name__, str(info.exc_value), info.object.__qualname__))
Careless()
print("unraisable", caught)
sys.unraisablehook = sys.__unraisablehook__


def rows():
    f = File("generator")
    try:
        for number in range(3):
            yield number
    finally:
        f.close("finally")


for number in rows():
    if number == 1:
        break
print(log)
log.clear()
g = rows()
next(g)
del g
print(log)

buffer = io.StringIO()
with contextlib.redirect_stdout(buffer), contextlib.suppress(ZeroDivisionError):
    print("inside")
    1 / 0
print(repr(buffer.getvalue()))

with contextlib.closing(io.StringIO("text")) as text:
    print(text.read())
print(text.closed)

at_end = Temporary("at the end")
atexit.register(print, "atexit", "first registered")
atexit.register(lambda: print("atexit last registered", len(log)))
weakref.finalize(at_end, print, "finalize at exit:", "newest first")
print("end of the script")
