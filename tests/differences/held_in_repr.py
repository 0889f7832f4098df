# The count of an object while a list that holds it is shown. CPython borrows the item from the list, and reads freed memory if the item's
# __repr__ takes it out of there; glasspy holds it meanwhile, so its count is higher by one. Tuples, dicts and sets show the same counts.
import sys
class A:
    def __repr__(self): return str(sys.getrefcount(self))
a = A()
print([a], (a,), {1: a}, repr([a]))
