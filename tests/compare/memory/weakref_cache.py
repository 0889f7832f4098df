# An object pool and a cache on weak values.
import weakref
class Image:
    made = 0
    def __init__(self, name): self.name = name; Image.made += 1
cache = weakref.WeakValueDictionary()
def load(name):
    image = cache.get(name)
    if image is None: cache[name] = image = Image(name)
    return image
a, b, c = load("x"), load("x"), load("y")
print(a is b, Image.made, sorted(cache)); del a, b; print(sorted(cache)); load("x"); print(Image.made, sorted(cache)); d = load("x"); print(Image.made, sorted(cache))
class Point:
    pool = weakref.WeakValueDictionary()
    def __new__(cls, x, y):
        p = cls.pool.get((x, y))
        if p is None: p = cls.pool[x, y] = super().__new__(cls); p.x, p.y = x, y
        return p
p, q = Point(1, 2), Point(1, 2); print(p is q, len(Point.pool)); del p, q; print(len(Point.pool))
