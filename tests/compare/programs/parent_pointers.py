# Trees whose nodes know their parents: with strong pointers the collector has to come, with weak ones counting is enough.
import gc
import sys
import weakref

gc.collect()
gc.disable()


class Node:
    alive = 0

    def __init__(self, name, parent=None):
        Node.alive += 1
        self.name = name
        self.children = []
        self.parent = parent
        if parent is not None:
            parent.children.append(self)

    def path(self):
        return self.name if self.parent is None else self.parent.path() + "/" + self.name

    def __del__(self):
        Node.alive -= 1


class WeakNode(Node):
    @property
    def parent(self):
        return None if self._parent is None else self._parent()

    @parent.setter
    def parent(self, node):
        self._parent = None if node is None else weakref.ref(node)


def build(cls, depth, width, name="root", parent=None):
    node = cls(name, parent)
    if depth:
        for index in range(width):
            build(cls, depth - 1, width, f"{name[0]}{depth}{index}", node)
    return node


def leaves(node):
    if not node.children:
        yield node
    for child in node.children:
        yield from leaves(child)


def show(cls):
    print(cls.__name__)
    tree = build(cls, 3, 3)
    last = list(leaves(tree))[-1]
    print("  nodes", Node.alive, "leaf", last.path(), "count", sys.getrefcount(last))
    print("  root count", sys.getrefcount(tree), "weak", weakref.getweakrefcount(tree))
    print("  referrers of the root:", sorted(type(r).__name__ for r in gc.get_referrers(tree)))
    branch = tree.children[1]
    del tree
    print("  without the root:", Node.alive, "parent of the branch:", branch.parent and branch.parent.name)
    del branch
    print("  without the branch:", Node.alive, "last:", last.name)
    del last
    print("  without the leaf:", Node.alive)
    print("  collected", gc.collect(), "left", Node.alive)


show(Node)
show(WeakNode)


class Chain:
    def __init__(self, following):
        self.following = following


# A long chain is taken apart without deep recursion.
chain = None
for _ in range(50000):
    chain = Chain(chain)
end = weakref.ref(chain)
del chain
print("chain gone:", end() is None)

# Two nodes that point at each other, and one that can be cut by hand.
a = Node("a")
b = Node("b", a)
ref = weakref.ref(a)
del a, b
print("alive", Node.alive, ref() is not None)
ref().children.clear()
print("alive after clearing", Node.alive, ref() is not None)
