# Remembering results: a dict, a decorator, weak values, one instance per value; what each costs and how long it lasts.
import functools
import gc
import sys
import weakref


def memo(function):
    """Remembers every result in a dict that can be looked at."""
    results = {}

    @functools.wraps(function)
    def wrapper(*args):
        try:
            return results[args]
        except KeyError:
            result = results[args] = function(*args)
            return result

    wrapper.results = results
    return wrapper


calls = 0


@memo
def fib(n):
    global calls
    calls += 1
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(100), calls, len(fib.results), fib.__name__)
print(sys.getsizeof(fib.results), gc.is_tracked(fib.results))


@functools.cache
def binomial(n, k):
    if k in (0, n):
        return 1
    return binomial(n - 1, k - 1) + binomial(n - 1, k)


print(binomial(40, 20), binomial.cache_info())
print(binomial.cache_parameters())


@functools.lru_cache(maxsize=None, typed=True)
def kind(value):
    return type(value).__name__


print(kind(1), kind(1.0), kind(True), kind.cache_info().currsize)


class Image:
    def __init__(self, name):
        self.name = name
        self.pixels = bytearray(1000)


class Images:
    """Gives one image per name as long as somebody uses it."""

    def __init__(self):
        self.known = weakref.WeakValueDictionary()
        self.loads = 0

    def get(self, name):
        image = self.known.get(name)
        if image is None:
            self.loads += 1
            image = self.known[name] = Image(name)
        return image


images = Images()
one = images.get("logo")
two = images.get("logo")
print(one is two, images.loads, len(images.known), sys.getrefcount(one))
images.get("banner")
print(images.loads, sorted(images.known))
del one, two
print(len(images.known), images.get("logo").name, images.loads)


class Color:
    """At most one instance per value."""

    __slots__ = ("red", "green", "blue", "__weakref__")
    _known = weakref.WeakValueDictionary()

    def __new__(cls, red, green, blue):
        key = red, green, blue
        self = cls._known.get(key)
        if self is None:
            self = super().__new__(cls)
            self.red, self.green, self.blue = key
            cls._known[key] = self
        return self


sky = Color(100, 150, 255)
print(Color(100, 150, 255) is sky, len(Color._known), sys.getsizeof(sky))
print(id(Color(1, 2, 3)) == id(Color(4, 5, 6)), len(Color._known))
keys = [Color(n, 0, 0) for n in range(5)]
print(len(Color._known), Color(3, 0, 0) is keys[3])
del keys[1:3]
print(sorted(key[0] for key in Color._known.keys()))


class Circle:
    def __init__(self, radius):
        self.radius = radius

    @functools.cached_property
    def area(self):
        print("  computing")
        return round(3.14159 * self.radius ** 2, 2)


circle = Circle(2)
print(circle.__dict__, circle.area, circle.area, circle.__dict__)
del circle.area
print(circle.area, sys.getsizeof(circle), sys.getsizeof(circle.__dict__))
sys_intern = [sys.intern("user_" + str(n % 3)) for n in range(9)]
print(len(set(map(id, sys_intern))), sys_intern[0] is sys_intern[3])
