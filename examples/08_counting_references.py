"""An object counts the references to it, and goes when the last one does.

Watch for: sys.getrefcount is always one too high, because its argument is a reference
as well. None and its like are immortal: nobody counts them.
"""

import sys

shelf = []
print("one name:        ", sys.getrefcount(shelf))

second = shelf
print("a second name:   ", sys.getrefcount(shelf))

third = shelf
print("a third:         ", sys.getrefcount(shelf))

del second
print("one deleted:     ", sys.getrefcount(shelf))

del third
print("the other, too:  ", sys.getrefcount(shelf))

row = [shelf, shelf]
print("twice in a list: ", sys.getrefcount(shelf))
row.clear()
print("list emptied:    ", sys.getrefcount(shelf))


def look(thing):
    return sys.getrefcount(thing)


print("during a call:   ", look(shelf))
print("of nobody else:  ", sys.getrefcount([]))
print("of None:         ", sys.getrefcount(None))


class Noisy:
    def __del__(self):
        print("gone")


noisy = Noisy()
noisy = None
print("gone before this line, not some time later")
