# lru_cache: bounded, unbounded, switched off; statistics and parameters.
from functools import cache, lru_cache


@lru_cache(maxsize=3)
def f(a, b=1):
    "squares"
    return a * a + b


for n in [1, 2, 3, 1, 4, 1, 2]:
    f(n)
print(f.cache_info(), f.cache_parameters(), f.__name__, f.__doc__, f.__wrapped__(2))
f.cache_clear()
print(f.cache_info())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info())


@lru_cache
def plain(x):
    return x


@lru_cache(maxsize=0)
def never(x):
    return x


@lru_cache(typed=True, maxsize=None)
def typed(x):
    return type(x).__name__


print(plain(1), plain(1.0), plain(True), plain.cache_info())
print(never(1), never(1), never.cache_info())
print(typed(1), typed(1.0), typed(True), typed.cache_info())


@lru_cache(2)
def keywords(*args, **kwargs):
    return args, kwargs


keywords(1, x=2)
keywords(1, x=2)
keywords(x=2)
print(keywords.cache_info(), keywords(1, x=2))
for call in (lambda: lru_cache(5.5), lambda: f([]), lambda: lru_cache(1)(2), lambda: f.cache_info(1)):
    try:
        print(call())
    except TypeError as error:
        print(error)
print(lru_cache(-5)(len).cache_parameters(), lru_cache(maxsize=True)(len).cache_parameters())
