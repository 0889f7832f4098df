# Good for: the cycle collector. Rings, doubly linked lists, trees with parent links, dropped over and over.


class Node:
    def __init__(self, value):
        self.value = value
        self.next = self
        self.previous = self

    def insert(self, node):
        node.next = self.next
        node.previous = self
        self.next.previous = node
        self.next = node


class Branch:
    def __init__(self, parent):
        self.parent = parent
        self.children = []
        if parent:
            parent.children.append(self)


def ring(size):
    first = Node(0)
    for value in range(1, size):
        first.insert(Node(value))
    return first.previous.value


def family(depth, parent=None):
    branch = Branch(parent)
    if depth:
        for _ in range(3):
            family(depth - 1, branch)
    return branch


def main():
    total = 0
    for size in range(5000):
        total += ring(size % 150 + 2)
    kept = [ring(5) for _ in range(1000)]
    for _ in range(500):
        total += len(family(6).children)
    selves = []
    for number in range(1200000):
        selves = [number, None]
        selves[1] = selves
    print(total, len(kept), selves[1] is selves)


main()
