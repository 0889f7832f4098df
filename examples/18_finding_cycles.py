"""gc.DEBUG_SAVEALL keeps what the collector finds in gc.garbage, to be looked at.

Watch for: the two nodes of the ring are not freed but listed, the older one first. Each refers
to its class and to the other node.
"""

import gc


class Node:
    def __init__(self, label):
        self.label = label
        self.other = None


def report():
    """Prints what gc.garbage holds."""
    if not gc.garbage:
        print("no cycles")
        return
    print("kept for inspection:", len(gc.garbage))
    for item in gc.garbage:
        print("-", type(item), item)
        print("  refers to", len(gc.get_referents(item)), "things:", *(type(thing).__name__ for thing in gc.get_referents(item)))


gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
report()

left = Node("left")
right = Node("right")
left.other = right
right.other = left
del left
del right

gc.collect()
report()

gc.set_debug(0)
print("labels:", [node.label for node in gc.garbage])
gc.garbage.clear()
print("freed at last:", gc.collect())
