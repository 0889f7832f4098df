# What natives ask for beside their result: tuples and dicts of arguments, which stay in the free lists, copies of results, ints with just the
# digits they need where CPython makes them of a size, and with room for a struct where it makes them of a C long.
import gc, tracemalloc
from collections import namedtuple
from functools import cmp_to_key, lru_cache, partial, reduce
from itertools import batched, combinations, combinations_with_replacement, permutations, product
P = namedtuple('P', 'x y')
class T(tuple): pass
class B(bytes): pass
@lru_cache
def cached(x): return x
@lru_cache(maxsize=None)
def unlimited(x, y=1): return x
def f(*args, **names): return names
empty, one, view, items = {}, {'a': 1}, {'a': 1}.keys(), [1, 2, 3]
FORMS = """max(items, key=id); max(items, key=lambda x: -x); cached(1); cached(x=1); unlimited(1, y=2); reduce(f, items); partial(f, 1)
partial(partial(f, 1), 2); partial(partial(f, 1, a=1), b=2); sorted(items, key=cmp_to_key(lambda a, b: a - b)); list(batched(items, 2)); list(batched(items, 3))
list(combinations(items, 2)); list(combinations_with_replacement(items, 2)); list(permutations(items, 2)); list(product(items, repeat=2)); view & {'a'}
'banana'.translate({97: 'zz'}); sum([1.5, 2.5]); sum([1000, 2000]); int('12345'); hash('abc') % 7; items.index(3); 'x'.count('x') + 1000; ('y' * 1000).find('z')
(b'y' * 500).rfind(b'z'); ('y' * 1000 + 'x').find('x'); [1] * 10; items.__len__(); P(1, 2); P._make(items[:2]); T(items); T(); B(b'abc'); dict(**one); f(1, **empty)
f(1, **one); f(*items, **one); repr({1}); str({'a': {1, 2}}); f(1, 2, **empty); dict(a=1, b=2); object.__subclasses__ is None; [].__init__(items); print(end='', flush=False)""".replace('\n', '; ').split('; ')
kept = [None]
for form in FORMS:
    code = compile('kept[0] = ' + form, '<form>', 'exec')
    for turn in range(2):
        kept[0] = None
        gc.collect()
        tracemalloc.start()
        tracemalloc.clear_traces()
        exec(code)
        now = tracemalloc.get_traced_memory()[0]
        traces = tracemalloc._get_traces()
        tracemalloc.stop()
    print(form, '->', now, sorted(size for _, size, frames, _ in traces if frames[0][0] == '<form>'))
