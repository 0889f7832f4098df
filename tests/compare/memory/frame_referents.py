# What a frame object refers to: nothing of a call that runs, everything of one that has ended. A generator shows what its call holds.
import gc
import sys


def names(x): return [type(i).__name__ for i in gc.get_referents(x)]
def f(a, b=2):
    c = [a]
    def inner(): return c
    try: undefined
    except NameError as e: err = e
    return sys._getframe()
fr = f(1)
print(names(fr), gc.is_tracked(fr), sys.getrefcount(f), sys.getrefcount(f.__code__), sys.getrefcount(fr))
fr.f_locals
print(names(fr))
fr.clear(); print(names(fr), fr.f_locals)
def g(a):
    yield sys._getframe()
    x = 1.5; y = 7
    yield 2
gen = g([1])
fr = next(gen)
print(names(fr), names(gen), gc.is_tracked(fr))
fr.f_locals; print(names(gen)); next(gen)
print(names(gen), sys.getrefcount(g), sys.getrefcount(g.__code__))
del gen
print(names(fr), gc.is_tracked(fr), fr.f_locals, fr.f_lineno,  sys.getrefcount(g), sys.getrefcount(g.__code__))
gen = g([1])
fr = gen.gi_frame
print(names(gen), names(fr), fr.f_lineno)
del gen
print(names(fr), gc.is_tracked(fr), fr.f_locals, fr.f_lineno, fr.f_back)
def h():
    fr = sys._getframe()
    print(names(fr), gc.is_tracked(fr), sys.getrefcount(h), sys.getrefcount(fr))
    fr.f_locals
    print(names(fr))
    return fr
x = h()
print(names(x))
x.f_locals
