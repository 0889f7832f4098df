# Observers held weakly: a subject does not keep its listeners.
import weakref
class Subject:
    def __init__(self): self.observers = []
    def attach(self, method): self.observers.append(weakref.WeakMethod(method, self.observers.remove))
    def fire(self, event): return [m()(event) for m in list(self.observers)]
class Listener:
    def __init__(self, name): self.name = name
    def hear(self, event): return f"{self.name} heard {event}"
s = Subject(); a, b = Listener("a"), Listener("b")
s.attach(a.hear); s.attach(b.hear)
print(s.fire("one")); del a; print(s.fire("two"), len(s.observers)); del b; print(s.fire("three"), len(s.observers))
class Tree:
    def __init__(self, parent=None): self.parent = weakref.ref(parent) if parent else None; self.children = []; parent and parent.children.append(self)
root = Tree(); child = Tree(root); leaf = Tree(child)
print(leaf.parent() is child, child.parent() is root); del root; print(child.parent(), leaf.parent() is child)
