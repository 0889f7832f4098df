# exc_info and exception: in handlers, functions, generators, finally clauses.
import sys
def now(): return type(sys.exception()).__name__, type(sys.exc_info()[1]).__name__
print(now(), sys.exc_info())
try: raise ValueError(1)
except ValueError as e:
    print(now(), sys.exc_info()[0] is ValueError, sys.exc_info()[1] is e, sys.exc_info()[2] is e.__traceback__)
    try: raise KeyError(2)
    except KeyError: print(now())
    print(now())
    def inner(): return now()
    print(inner())
    def g():
        yield now()
        try: raise TypeError
        except TypeError: yield now()
        yield now()
    it = g(); print(next(it), next(it), now(), next(it))
print(now())
try:
    try: 1 / 0
    finally: print(now())
except ZeroDivisionError: pass
it = g(); print(next(it), next(it), now())
class C:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): print("exit", t.__name__, now()); return True
with C(): raise OSError
print(now())
