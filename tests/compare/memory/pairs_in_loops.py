# Loops that take pairs apart: the pair that zip, enumerate and dict items keep, and what it holds meanwhile.
import gc
import sys


class Item:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __del__(self):
        print("gone", self.name)


def kept(iterator):
    return [entry for entry in gc.get_referents(iterator) if type(entry) is tuple and len(entry) == 2 and not hasattr(entry[0], "__next__")]


def walk(iterator):
    for a, b in iterator:
        print(a, b, sys.getrefcount(a) > 100 or sys.getrefcount(a), sys.getrefcount(b), kept(iterator))
        a = b = None


walk(zip((Item(c) for c in "abc"), [Item(c) for c in "xyz"]))
walk(enumerate(Item(c) for c in "pq"))
walk(enumerate((Item(c) for c in "rs"), 1 << 62))
walk(iter({1: Item("one"), 2: Item("two")}.items()))

held = []
pairs = zip("ab", "cd")
for pair in pairs:
    held.append(pair)
    for a, b in pairs:
        print(a, b, held, held[0] is pair)
print(held)


def mixed(iterator, rounds):
    whole = next(iterator)
    for a, b in iterator:
        print(whole, a, b)
        if rounds == 1:
            whole = None
        rounds -= 1


mixed(zip([1, 2, 3, 4], "wxyz"), 1)
mixed(enumerate("wxyz"), 1)
mixed(iter(dict(a=1, b=2, c=3, d=4).items()), 1)

for shape in (zip("ab"), zip("ab", "cd", "ef"), ["ab", (1, 2), [3, 4], {5, 6}], zip("abc", "de", strict=True)):
    try:
        for a, b in shape:
            print(a, b)
    except ValueError as error:
        print(error)


def again(source):
    for a, b in source:
        yield a, b


inner = zip(range(3), range(3))
outer = zip(inner, inner)
print([(a, b) for a, b in outer])
shared = iter(range(6))
print([(a, b) for a, b in zip(shared, shared)], list(again(enumerate("ab"))))

table = {"a": 1, "b": 2}
try:
    for key, value in table.items():
        table[value] = key
except RuntimeError as error:
    print(error)
print({i: c for i, c in enumerate("abc")}, [(y, x) for x, y in {"k": 1, "l": 2}.items()])
first = enumerate([])
for a, b in first:
    pass
print(list(first), sys.getrefcount(first))
