# Names of types: one string for a class and for a counted builtin type, a new one at every look for an immortal type; modules' names likewise.
import array
import collections
import functools
import itertools
import sys

class Own: pass

for kind in (int, list, type, Exception, collections.OrderedDict, collections.deque, functools.partial, itertools.chain, array.array, Own):
    name, module = kind.__name__, kind.__module__
    print(kind, kind.__name__ is name, kind.__qualname__ is name, kind.__module__ is module, sys.intern(name + "") is name, sys.intern(module + "") is module)
    print(sys.getrefcount(name))
for module in (sys, itertools, __builtins__):
    print(module.__name__, sys.intern(module.__name__ + "") is module.__name__)
print(len.__module__ is __builtins__.__name__, len.__module__ is int.__module__, ExceptionGroup.__module__ is ValueError.__module__)
