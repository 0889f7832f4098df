# next on an exhausted iterator.
next(iter([]))
