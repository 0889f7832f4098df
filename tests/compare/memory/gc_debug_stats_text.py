# DEBUG_STATS on standard error: three lines before each collection, one after it; with DEBUG_COLLECTABLE each object by its address.
import gc


class Node:
    __slots__ = ("other", "__weakref__")


class Named(Node):
    pass


gc.collect()
gc.disable()
gc.set_debug(gc.DEBUG_STATS)
gc.collect(0)
gc.collect(1)
gc.collect()
a = Node(); a.other = a; b = Named(); b.other = b; b.attribute = [b]
del a, b
gc.set_debug(gc.DEBUG_STATS | gc.DEBUG_COLLECTABLE)
print(gc.collect())
gc.set_debug(gc.DEBUG_STATS | gc.DEBUG_UNCOLLECTABLE)
print(gc.collect(1), gc.garbage)
gc.set_debug(0)
print(gc.collect())
