"""Children that refer to their parent weakly make no cycle.

Watch for: dropping the parent frees it at once, though its children still
point its way. No collector is needed, and none runs.
"""

import gc
import weakref

gc.disable()


class Parent:
    def __init__(self, name):
        self.name = name
        self.children = []

    def add(self, child):
        self.children.append(child)
        child.up = weakref.ref(self)

    def __del__(self):
        print(self.name, "goes")


class Child:
    def __init__(self, name):
        self.name = name
        self.up = None

    def parent(self):
        return self.up() if self.up else None


parent = Parent("the parent")
child = Child("the child")
print("before they meet:", child.parent())
parent.add(child)
print("the child's parent:", child.parent().name)

del parent
print("the child's parent:", child.parent())
