"""A cache that does not keep alive what it holds.

Watch for: while somebody uses the object the cache finds it again; when nobody does,
the entry is gone, and the next request makes a new one.
"""

import weakref


class Costly:
    def __init__(self, name):
        self.name = name
        print(f"making {name}, which takes long")


cache = weakref.WeakValueDictionary()


def fetch(name):
    """The object of that name: from the cache, or new."""
    if name in cache:
        print(f"found {name} in the cache")
        return cache[name]
    made = Costly(name)
    cache[name] = made
    return made


first = fetch("map")
second = fetch("map")
print("one object:", first is second)
print("in the cache:", list(cache))

del first
print("one user left:", len(cache))
del second
print("none left:", len(cache))

third = fetch("map")
print("in the cache:", list(cache))
