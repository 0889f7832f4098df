# Tracebacks are 56 bytes; a frame's size grows by a word for each variable; both belong to the collector.
import gc
import sys


def none():
    return sys._getframe()


def raised(depth):
    if depth:
        raised(depth - 1)
    else:
        raise KeyError("deep")


try:
    raised(3)
except KeyError as error:
    tb = error.__traceback__
    while tb:
        print(sys.getsizeof(tb), tb.__sizeof__(), tb.tb_lineno, gc.is_tracked(tb), end="; ")
        tb = tb.tb_next
print()
print(sys.getsizeof(none()) % 8, gc.is_tracked(none()), sys.getsizeof(none()) == none().__sizeof__() + 16)
