"""An instance keeps its attributes in a dict, unless its class fixes them with __slots__.

Watch for: both instances take 48 bytes; what the slots save is the dict and the block of values
beside it. tracemalloc shows it in the large: the same hundred thousand people, twice.
"""

import sys
import tracemalloc


class Person:
    def __init__(self, name, age):
        self.name = name
        self.age = age


class SlottedPerson:
    __slots__ = ["name", "age"]

    def __init__(self, name, age):
        self.name = name
        self.age = age


ada = Person("Ada", 36)
alan = SlottedPerson("Alan", 41)
print(f"instance with a dict: {sys.getsizeof(ada)} bytes")
print(f"its dict:             {sys.getsizeof(ada.__dict__)} bytes")
print(f"instance with slots:  {sys.getsizeof(alan)} bytes")

tracemalloc.start()
people = [Person(f"Person{number}", number) for number in range(100_000)]
with_dict, _ = tracemalloc.get_traced_memory()

tracemalloc.clear_traces()
slotted = [SlottedPerson(f"Person{number}", number) for number in range(100_000)]
with_slots, _ = tracemalloc.get_traced_memory()
tracemalloc.stop()

saved = with_dict - with_slots
print()
print(f"100,000 with a dict: {with_dict / 10**6:.2f} MB")
print(f"100,000 with slots:  {with_slots / 10**6:.2f} MB")
print(f"saved:               {saved / 10**6:.2f} MB ({saved / with_dict * 100:.1f}%)")
