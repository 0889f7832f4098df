"""What a class with __slots__ can no longer do.

Watch for: no attribute that was not announced, no weak reference unless __weakref__ is
announced, and a subclass adds its own slots to the inherited ones.
"""

import weakref


class Person:
    __slots__ = ["name", "age"]

    def __init__(self, name, age):
        self.name = name
        self.age = age


grace = Person("Grace", 85)

try:
    grace.email = "grace@example.org"
except AttributeError as error:
    print("no new attributes:", error)

try:
    weakref.ref(grace)
except TypeError as error:
    print("no weak references:", error)


class Watchable(Person):
    __slots__ = ["__weakref__"]


watched = Watchable("Barbara", 80)
print("with __weakref__ they work:", weakref.ref(watched)() is watched)


class Employee(Person):
    __slots__ = ["number"]

    def __init__(self, name, age, number):
        super().__init__(name, age)
        self.number = number


employee = Employee("Katherine", 101, 7)
print("inherited and own:", employee.name, employee.age, employee.number)
print("no dict here either:", hasattr(employee, "__dict__"))


class Loose(Person):
    pass


loose = Loose("Joan", 90)
loose.email = "joan@example.org"
print("a subclass without slots has one again:", loose.__dict__)
