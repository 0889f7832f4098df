"""Two objects that refer to each other never reach a count of zero.

Watch for: after both names are deleted the nodes are still alive, each held by the
other. The collector finds them, and says how many it took away.
"""

import gc
import sys


class Node:
    def __init__(self, label):
        self.label = label
        self.next = None

    def __del__(self):
        print("node", self.label, "goes")


one = Node(1)
two = Node(2)
one.next = two
two.next = one

print("references to node 1:", sys.getrefcount(one))
print("references to node 2:", sys.getrefcount(two))

gc.collect()
del one
del two
print("no name is left, and nothing has gone")

found = gc.collect()
print("the collector found:", found)
