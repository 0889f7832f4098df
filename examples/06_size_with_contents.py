"""A container's size counts its references, not what they lead to.

Watch for: a list of three lists is no bigger than a list of three numbers. To weigh the
whole thing, walk it, and remember what was weighed already: shared parts count once.
"""

import sys

flat = [1, 2, 3]
nested = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
print("flat:  ", sys.getsizeof(flat))
print("nested:", sys.getsizeof(nested))


def weigh(thing, seen=None):
    """The bytes of an object and of everything it leads to."""
    if seen is None:
        seen = set()
    if id(thing) in seen:
        return 0
    seen.add(id(thing))
    total = sys.getsizeof(thing)
    if isinstance(thing, dict):
        total += sum([weigh(key, seen) + weigh(value, seen) for key, value in thing.items()])
    elif hasattr(thing, "__dict__"):
        total += weigh(vars(thing), seen)
    elif hasattr(thing, "__iter__") and not isinstance(thing, (str, bytes, bytearray)):
        total += sum([weigh(item, seen) for item in thing])
    return total


row = [1, 2, 3]
print("nested, with contents:", weigh(nested))
print("one row three times:  ", weigh([row, row, row]))
print("a dict with contents: ", weigh({"name": "Ada", "born": [1815, 12, 10]}))

circle = []
circle.append(circle)
print("a list inside itself: ", weigh(circle))
