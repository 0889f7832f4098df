# Dicts that change while they are looked at.
class Key:
    def __init__(self, name, action=None):
        self.name, self.action = name, action

    def __hash__(self):
        return 7

    def __eq__(self, other):
        if self.action:
            a, self.action = self.action, None
            a()
        return isinstance(other, Key) and self.name == other.name

    def __repr__(self):
        return self.name


d = {Key('a'): 1, Key('b'): 2}
print(d[Key('b', d.clear)] if 0 else d)
k = Key('b', lambda: d.clear())
try:
    print(d[k])
except KeyError as e:
    print('KeyError', e)
print(d)
d = {Key('a'): 1, Key('b'): 2}
k = Key('b', lambda: d.update({i: i for i in range(100)}))
print(d[k], len(d))
d = {Key('a'): 1, Key('b'): 2}
k = Key('c', lambda: d.pop(Key('a')))
d[k] = 3
print(d)
d = {Key(c): c for c in 'abc'}
d2 = {Key('c', lambda: d.clear()): 'c', Key('a'): 'a', Key('b'): 'b'}
print(d == d2)
for change in (lambda d: d.__setitem__('new', 1), lambda d: d.pop('a'), lambda d: d.clear(), lambda d: (d.pop('a'), d.__setitem__('z', 1))):
    for view in ('keys', 'values', 'items'):
        d = {c: c.upper() for c in 'abcd'}
        out = []
        try:
            for x in getattr(d, view)():
                out.append(x)
                if len(out) == 2:
                    change(d)
        except RuntimeError as e:
            out.append(str(e))
        print(view, out)
d = {c: c for c in 'abc'}
it = iter(d)
next(it)
d['x'] = 1
for _ in range(3):
    try:
        print(next(it))
    except RuntimeError as e:
        print(e)
d = {c: c for c in 'abc'}
it = reversed(d)
next(it)
d['x'] = 1
try:
    print(next(it))
except RuntimeError as e:
    print(e)
s = {1, 2, 3}
it = iter(s)
next(it); s.add(4)
for _ in range(2):
    try:
        print(next(it))
    except RuntimeError as e:
        print(e)


class K2:
    def __init__(self, d):
        self.d = d

    def __hash__(self):
        return hash('x')

    def __eq__(self, other):
        self.d['another'] = 1
        return False


d = {'x': 1, 'y': 2}
try:
    print(d.update({K2(d): 5}), len(d))
except RuntimeError as e:
    print(e)
e = {K2(d): 1, 'x': 2}
s = set()


class K3:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if s and len(s) < 3:
            s.update(range(100, 150))
        return self.n == other.n if isinstance(other, K3) else False


s.add(K3(1)); s.add(K3(2)); s.add(K3(1))
print(len(s), K3(2) in s, K3(5) in s)
a = [1, 2, 3, 4, 5]


class E:
    def __eq__(self, o):
        a.clear()
        return False


print(a.count(E()), a)
a = [1, 2, 3]
print([1, E(), 3] == [1, 2, 3], a)
a = list(range(5))
try:
    a.remove(E())
except ValueError as e:
    print(e, a)
a = [3, 1, 2]


def key(x):
    a.append(x)
    return x


try:
    a.sort(key=key)
except ValueError as e:
    print(e, a)
a = [3, 1, 2]


def key(x):
    print(a, len(a))
    return -x


a.sort(key=key)
print(a)


def bad(x):
    if x == 2:
        raise KeyError('no')
    return x


a = [3, 1, 2, 5]
try:
    a.sort(key=bad)
except KeyError as e:
    print(e, a)
