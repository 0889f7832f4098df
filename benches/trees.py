# Good for: making and dropping many small objects. Binary trees of tuples, of lists, of slotted and of plain instances.


class Plain:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        return 1 if self.left is None else 1 + self.left.count() + self.right.count()


class Slotted:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


def tuples(depth):
    return (tuples(depth - 1), tuples(depth - 1)) if depth else (None, None)


def lists(depth):
    return [lists(depth - 1), lists(depth - 1)] if depth else []


def objects(kind, depth):
    return kind(objects(kind, depth - 1), objects(kind, depth - 1)) if depth else kind(None, None)


def count(tree):
    left, right = tree
    return 1 if left is None else 1 + count(left) + count(right)


total = 0
for _ in range(90):
    total += count(tuples(12))
    total += len(lists(12))
    total += objects(Plain, 12).count()
    total += objects(Slotted, 12).right.left is None
print(total)
