# The part of a group that an except* clause handles is held by its name and by being handled.
import sys

r = sys.getrefcount


class K: pass


def a():
    x = K()
    try: raise ExceptionGroup('g', [ValueError(x), TypeError(x)])
    except* ValueError as e: print(r(x), r(e), r(e.exceptions[0]))
    except* TypeError as e: print(r(x), r(e), r(e.exceptions[0]))
    print(r(x))
    try: raise ExceptionGroup('g', [ValueError(x)])
    except* ValueError as e: print(r(x), r(e), r(e.exceptions[0]), r(sys.exception()))
    try: raise ValueError(x)
    except* ValueError as e: print(r(x), r(e), r(e.exceptions[0]), r(sys.exception()))
    try: raise ExceptionGroup('g', [ValueError(x)])
    except* (ValueError, TypeError): print(r(x), r(sys.exception()))
    print(r(x))


a()
