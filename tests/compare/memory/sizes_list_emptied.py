# Two kinds of empty lists: one without a block, and one whose block was resized to nothing (an iterator that gave nothing, an extended slice
# deleted). The second holds one block more, and its next growth leaves room where the first one takes exactly what it needs.
import collections
import gc
import sys

blocks = [0, 0]


def deleted(step):
    items = [1, 2, 3] if step == -1 else [1]
    del items[::step]
    return items


def popped():
    items = [1]
    items.pop()
    return items


def repeated():
    items = [1, 2]
    items *= 0
    return items


for name, make in [
    ("display", lambda: []), ("generator", lambda: list(x for x in ())), ("iterator", lambda: list(iter(()))), ("dict", lambda: list({})),
    ("filter", lambda: list(filter(None, [0]))), ("map", lambda: list(map(str, ()))), ("sorted", lambda: sorted(x for x in ())),
    ("star", lambda: [*(x for x in ())]), ("comprehension", lambda: [x for x in ()]), ("del [::2]", lambda: deleted(2)),
    ("del [::-1]", lambda: deleted(-1)), ("del [:]", lambda: deleted(1)), ("pop", popped), ("*= 0", repeated), ("zip", lambda: list(zip())),
    ("deque", lambda: list(collections.deque())), ("split", lambda: "".split()),
]:
    gc.collect()
    make()
    blocks[0] = sys.getallocatedblocks()
    items = make()
    blocks[1] = sys.getallocatedblocks()
    sizes = [blocks[1] - blocks[0], sys.getsizeof(items)]
    for use in (
        lambda: items.extend([1, 2, 3]), lambda: items.extend((1,)), lambda: items.append(1), lambda: items.extend(x for x in (1, 2)),
        lambda: items.extend(range(5)), lambda: items.__setitem__(slice(None), [1, 2, 3]), lambda: items.__init__([1, 2, 3, 4, 5]),
        lambda: (items.sort(), items.extend([1, 2, 3])), lambda: (items.clear(), items.extend([1, 2, 3])),
        lambda: (items.extend(x for x in ()), items.extend([1, 2, 3])), lambda: (items.pop() if items else 0, items.extend([1, 2, 3])),
    ):
        items = make()
        use()
        sizes.append(sys.getsizeof(items))
    print(name, sizes)
