# A cache that forgets what was used least recently, written by hand and taken from functools; what both keep alive.
import gc
import sys
import weakref
from collections import OrderedDict
from functools import lru_cache


class Page:
    made = 0

    def __init__(self, number):
        Page.made += 1
        self.number = number
        self.text = f"page {number} " * 20

    def __repr__(self):
        return f"<Page {self.number}>"


class LRU:
    """Keeps the `size` pages used last."""

    def __init__(self, size, load):
        self.size = size
        self.load = load
        self.items = OrderedDict()
        self.hits = self.misses = 0

    def __getitem__(self, key):
        try:
            value = self.items[key]
        except KeyError:
            self.misses += 1
            value = self.items[key] = self.load(key)
            if len(self.items) > self.size:
                gone, page = self.items.popitem(last=False)
                print("  forgets", gone, "count", sys.getrefcount(page))
        else:
            self.hits += 1
            self.items.move_to_end(key)
        return value

    def __len__(self):
        return len(self.items)


def by_hand():
    print("by hand")
    cache = LRU(3, Page)
    watched = {}
    for key in [1, 2, 3, 1, 4, 2, 5, 1, 1, 6]:
        page = cache[key]
        watched[key] = weakref.ref(page)
        del page
    print("hits", cache.hits, "misses", cache.misses, "made", Page.made)
    print("kept", list(cache.items), "alive", [key for key, ref in watched.items() if ref() is not None])
    print("sizes", sys.getsizeof(cache.items), sys.getsizeof(cache))


@lru_cache(maxsize=3)
def page(number):
    return Page(number)


def from_functools():
    print("functools")
    Page.made = 0
    refs = {}
    for key in [1, 2, 3, 1, 4, 2, 5, 1, 1, 6]:
        refs[key] = weakref.ref(page(key))
    print(page.cache_info(), "made", Page.made)
    print("alive", [key for key, ref in refs.items() if ref() is not None])
    kept = page(6)
    print("count", sys.getrefcount(kept))
    page.cache_clear()
    print("after clear", [key for key, ref in refs.items() if ref() is not None], sys.getrefcount(kept))
    print(page.cache_info(), sys.getsizeof(page), gc.is_tracked(page))


class Report:
    """A method that caches keeps its instances."""

    def __init__(self, rows):
        self.rows = rows

    @lru_cache(maxsize=None)
    def total(self):
        return sum(self.rows)


def method_leak():
    print("a cached method")
    report = Report([1, 2, 3])
    print(report.total(), report.total(), Report.total.cache_info())
    ref = weakref.ref(report)
    del report
    gc.collect()
    print("still there:", ref() is not None)
    Report.total.cache_clear()
    print("after clear:", ref() is not None)


by_hand()
from_functools()
method_leak()
