# How far count 0 moves by one statement when the free lists are empty, when they are full of containers of one kind, and when they are warm:
# which temporaries CPython makes, and of which kind.
import functools
import gc
import itertools

FORMS = r'''
x = tuple(i for i in range(3))
x = tuple(map(str, range(12)))
x = list(itertools.batched([1, 2, 3], 2))
x = list(itertools.product([1], [2]))
x = list(itertools.combinations([1, 2], 2))
x = list(itertools.permutations([1, 2]))
x = functools.reduce(lambda a, b: a + b, [1, 2, 3])
x = functools.reduce(max, [1, 2, 3], 0)
x = sorted([2, 1], key=functools.cmp_to_key(lambda a, b: a - b))
x = max([1, 2], key=abs)
x = '{a}'.format(a=1)
f2(**{'a': 1, 'b': 2})
f2(a=1, **{'b': 2})
x = str(12)
x = str([1])
x = map(abs, [])
class K: pass
class K(Base): pass
class K(metaclass=Meta): pass
class K(Named, tag=1): pass
match {'a': 1}:\n        case {'a': b}: pass
match {'a': 1}:\n        case {'b': b}: pass
try: int('x')\n    except ValueError: pass
try: int(b'x')\n    except ValueError: pass
x = Base().m()
print(end='')
'''


class Base:
    def m(self): return super().__repr__()


class Meta(type): pass


class Named:
    def __init_subclass__(cls, tag): pass


def f2(a, b): pass


def measure(source):
    names = dict(globals())
    source = source.replace('\\n', '\n')
    exec(f'def form(count):\n    before = count()[0]\n    {source}\n    return count()[0] - before', names)
    form = names['form']
    form(gc.get_count), form(gc.get_count)
    fills = {'lists': lambda: [[] for _ in range(30)], 'dicts': lambda: [{} for _ in range(30)]}
    for length in 1, 2, 3, 4, 10:
        fills[f'{length}-tuples'] = lambda length=length: [tuple(range(length)) for _ in range(30)]
    padding = [set() for _ in range(50)]
    gc.collect()
    padding = [set() for _ in range(50)]
    cold = form(gc.get_count)
    parts = []
    for name, fill in fills.items():
        gc.collect()
        padding = [set() for _ in range(50)]
        fill()
        spared = cold - form(gc.get_count)
        if spared:
            parts.append(f'{spared} {name}')
    return cold, parts, form(gc.get_count)


gc.disable()
for source in FORMS.replace('\\n', '\0').split('\n'):
    if source:
        source = source.replace('\0', '\\n')
        print(source, *measure(source))
