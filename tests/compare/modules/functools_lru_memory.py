# What a cache keeps alive, its size, its order of forgetting.
import gc
import sys
from functools import lru_cache


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


@lru_cache(maxsize=2)
def make(name):
    return Loud(name)


for name in "abcab":
    make(name)
    print("made", name)
kept = make("b")
print(sys.getrefcount(kept), sys.getsizeof(make), gc.is_tracked(make))
make.cache_clear()
print("cleared", sys.getrefcount(kept))
del kept


class C:
    @lru_cache(None)
    def method(self, x):
        return x


c = C()
print(c.method(1), c.method(1), C.method.cache_info(), sys.getrefcount(c))
print(C.method.__get__(None, C) is C.method, type(c.method).__name__)
print([type(x).__name__ for x in gc.get_referents(lru_cache(len))][:4])


@lru_cache(maxsize=1)
def again(n):
    if n:
        again(n - 1)
    return n


print(again(3), again.cache_info())
