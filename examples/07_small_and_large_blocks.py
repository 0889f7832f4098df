"""Blocks of up to 512 bytes come from pools; anything larger goes to the system's allocator.

Watch for: a list is two blocks, the object and the row of references. The object is always
small; the row moves from the pools to the system once it outgrows 512 bytes. A block just
given back is the next one handed out.
"""

import sys


class Plain:
    def __init__(self):
        self.value = None


class Slotted:
    __slots__ = ["value"]


counts = [None, None]


def blocks(make):
    """How many blocks making one object takes, less one: the number in counts[0] is in a block, too."""
    make()  # whatever is made only once has been made now
    counts[:] = [None, None]
    counts[0] = sys.getallocatedblocks()
    kept = make()
    counts[1] = sys.getallocatedblocks()
    return counts[1] - counts[0] - 1


small = [1, 2, 3]
large = [number for number in range(1_000_000)]
print("small list:", len(small), "items,", sys.getsizeof(small), "bytes: from a pool")
print("large list:", len(large), "items,", sys.getsizeof(large), "bytes: from the system")

row = sys.getsizeof([None] * 64) - sys.getsizeof([])
print("a row of 64 references is", row, "bytes, the largest that a pool serves")

print("blocks of an object():        ", blocks(object))
print("blocks of a slotted instance: ", blocks(Slotted))
print("blocks of a plain instance:   ", blocks(Plain), "(the object, and its values)")
print("address reused at once:       ", id(object()) == id(object()))
