"""A weak reference leads to an object without keeping it alive.

Watch for: the count does not change when a weak reference is made, and once the
last strong reference goes, the weak one answers None.
"""

import sys
import weakref


class Reading:
    def __init__(self, value):
        self.value = value

    def __del__(self):
        print(f"Reading({self.value}) goes")


reading = Reading(42)
again = reading
print("strong references:", sys.getrefcount(reading))

weak = weakref.ref(reading)
print("with a weak one:  ", sys.getrefcount(reading))

print("through the weak one:", weak())
print("its value:", weak().value)
print("asked twice, the same weak reference:", weakref.ref(reading) is weak)

del reading
print("one name left, still there:", weak() is again)
del again
print("afterwards:", weak())

told = Reading(7)
teller = weakref.ref(told, lambda dead: print("told of the death of", dead()))
del told
