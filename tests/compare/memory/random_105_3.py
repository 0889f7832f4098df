# A random program that once differed (seed 105, number 3).
# What every random program starts with; nothing older than this is seen by the collector.
import gc
import sys
import weakref

saved = []


def note(error):
    print(type(error).__name__, error)


def names(objects):
    return [type(item).__name__ for item in objects]


def weight(item, path, left):
    # What is left of a budget when every path from it has been followed, as its repr does.
    if isinstance(item, (str, bytearray)):
        return left - len(item) // 10
    if isinstance(item, BaseException):
        inside = item.args
    elif isinstance(item, (list, tuple, dict, set, frozenset, slice)) or type(item).__name__ in ('dict_values', 'dict_keys', 'dict_items'):
        inside = gc.get_referents(item)
    else:
        return left
    if id(item) in path:
        return left
    if len(path) > 100:
        return 0
    path.add(id(item))
    for x in inside:
        left = weight(x, path, left - 1)
        if left <= 0:
            break
    path.discard(id(item))
    return left


def trim():
    # A program doubles things; what has become too large to be printed is dropped.
    for name in 'abcdef':
        if weight(globals()[name], set(), 2000) <= 0:
            globals()[name] = None
            print('trimmed', name)


def running(item):
    # What lies on the evaluation stack of a running generator is CPython's own business.
    return type(item).__name__ == 'generator' and item.gi_running


def referrers(item):
    # Everything refers to None.
    return [] if item is None or type(item) in (int, float, str, bytearray) else [x for x in gc.get_referrers(item) if not running(x)]


def referents(item):
    # That a generator has once handled something, CPython shows by a None.
    return [] if running(item) else [x for x in gc.get_referents(item) if x is not None]


def size(item):
    # A generator's size depends on how deep its expressions nest, a class's on nothing.
    return 0 if type(item).__name__ in ('generator', 'frame') else sys.getsizeof(item)


def steady(item):
    # Whether the hash of this, and so its place in a set, is the same in every process.
    if isinstance(item, (tuple, frozenset)) and type(item) in (tuple, frozenset):
        return all([steady(x) for x in item])
    return item is None or type(item) in (int, float, str) or type(item).__hash__ is Steady.__hash__


def mkset(*items):
    return {item for item in items if steady(item)}


def add(group, item):
    if isinstance(group, set) and steady(item):
        group.add(item)


def link(holder, item):
    if isinstance(holder, list):
        holder.append(item)
    elif isinstance(holder, dict):
        holder[len(holder)] = item
    elif hasattr(holder, 'name'):
        try:
            holder.x = item
        except Exception as error:
            note(error)


class Steady:
    __slots__ = ()

    def __hash__(self):
        return hash(getattr(self, 'name', 'unnamed'))

    def __eq__(self, other):
        return self is other


class Box:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def __repr__(self):
        return 'Box'


class SubRef(weakref.ref):
    pass


def keep(value):
    def inner():
        return value

    return inner


def keep_self(value):
    def inner():
        return inner, value

    return inner


def gen(value):
    try:
        got = yield value
        print('got', got)
        yield got
    finally:
        print('finally')


def endless(value):
    # Not quite: list() takes all of it.
    for _ in range(30):
        try:
            value = yield value
        except KeyError as error:
            print('caught', error)


def failed(value):
    local = [value]
    try:
        raise ValueError(value)
    except ValueError as error:
        return error


def fail_at(depth, value):
    if depth == 0:
        raise LookupError('deep', value)
    return fail_at(depth - 1, [value])


def failed_deep(depth, value):
    try:
        fail_at(depth, value)
    except LookupError as error:
        return error


def told(ref):
    print('told', ref is None, type(ref).__name__)


def teller(name):
    def tell(ref):
        print('tell', name, ref() is None)

    return tell


def watched(phase, info):
    print(phase, info['generation'], info['collected'], info['uncollectable'])


weakref.finalize(keep, print).detach()
wd = weakref.WeakValueDictionary()
wk = weakref.WeakKeyDictionary()
ws = weakref.WeakSet()
class C0():
    def __new__(cls, name='new', *rest):
        self = object.__new__(cls)
        self.name = name
        return self
    def __init__(self, name='new', *rest):
        pass
    def __repr__(self):
        return f'<{self.name}>'
    __str__ = __repr__
    def meth(self):
        return type(self).__name__
class C1():
    def __new__(cls, name='new', *rest):
        self = object.__new__(cls)
        self.name = name
        return self
    def __init__(self, name='new', *rest):
        pass
    def __repr__(self):
        return f'<{self.name}>'
    __str__ = __repr__
    def meth(self):
        return type(self).__name__
class C2():
    def __new__(cls, name='new', *rest):
        self = object.__new__(cls)
        self.name = name
        return self
    def __init__(self, name='new', *rest):
        pass
    def __repr__(self):
        return f'<{self.name}>'
    __str__ = __repr__
    def meth(self):
        return type(self).__name__
a = b = c = d = e = f = None
w0 = w1 = w2 = None
gc.collect()
gc.freeze()
gc.collect()
trim()
def f_n1(p, q=None):
    r = None
    b0 = sys.getallocatedblocks(); p = C2('n2'); print(sys.getallocatedblocks() - b0)
    i0 = id([]); q = []; print(id(q) == i0)
    try:
        p.__class__ = C0
    except Exception as x:
        note(x)
    try:
        p.__traceback__ = None
    except Exception as x:
        note(x)
    return q
f = f_n1(b, c)
e = map(keep, [f])
trim()
def f_n7(p, q=None):
    r = None
    try:
        c.x = b
    except Exception as x:
        note(x)
    q = iter((d, r))
    r = bytearray(0)
    try:
        q.append(c)
    except Exception as x:
        note(x)
    print(len(referrers(d)))
    return q
e = f_n7(a, a)
print(id(C1('n13')) == id(C1('n13b')))
gc.set_debug(0)
gc.unfreeze()
print('end')
