# The memo of deepcopy keeps the originals alive and can be filled beforehand.
import copy
import sys

shared = [1]
memo = {}
out = copy.deepcopy({"a": shared, "b": shared}, memo)
print(out["a"] is out["b"], memo[id(shared)] is out["a"], type(memo[id(memo)]).__name__, len(memo))
replacement = object()
print(copy.deepcopy([shared], {id(shared): replacement})[0] is replacement)


class Node:
    def __init__(self, value):
        self.value, self.next = value, None


a, b = Node(1), Node(2)
a.next, b.next = b, a
c = copy.deepcopy(a)
print(c.next.next is c, c is not a, sys.getrefcount(c))
print(copy.Error.__mro__[1], copy.error is copy.Error)


class Method:
    def m(self):
        return self


bound = Method().m
new = copy.deepcopy(bound)
print(new.__self__ is bound.__self__, new.__func__ is bound.__func__)
