"""A list kept in a class never forgets: a leak, and how to find who causes it.

Watch for: gc.get_referrers names the containers that hold an object. Here the
list in the class, and the dict of this module, whose name `suspect` it has.
"""

import gc


class Record:
    everything = []

    def __init__(self, number):
        self.number = number
        Record.everything.append(self)


for number in range(100):
    record = Record(number)
del record

print("still there:", len(Record.everything))

suspect = Record.everything[0]
holders = gc.get_referrers(suspect)
print("held by:", len(holders))
for holder in holders:
    print(" ", type(holder))
print("the list of the class:", holders[0] is Record.everything)
print("the names of this module:", holders[1] is globals())

Record.everything.clear()
gc.collect()
del holder, holders
print("held by, once the list is empty:", [type(holder) for holder in gc.get_referrers(suspect)])
