# Enum: members, lookup, iteration, aliases, refusals.
import sys
from enum import Enum


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def lower(self):
        return self.name.lower()


print(Color.RED, repr(Color.RED), Color(2), Color["GREEN"], list(Color), len(Color), Color.CRIMSON is Color.RED)
print(Color.RED.lower(), Color.RED.value, Color.__members__, Color, type(Color).__name__)
print(Color.RED == 1, Color.RED is Color(1), Color.RED in Color, 1 in Color, 7 in Color, hash(Color.RED) == hash("RED"))
print(vars(Color.RED), sys.getsizeof(Color.RED), isinstance(Color.RED, Color), list(reversed(Color)))
for action in ("Color(5)", "Color['X']", "Color.X", "Color.RED < Color.GREEN", "setattr(Color, 'RED', 3)", "delattr(Color, 'RED')",
               "setattr(Color.RED, 'value', 3)", "Color()", "type('Sub', (Color,), {})"):
    try:
        print(eval(action))
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        print(type(error).__name__, error)
try:
    class More(Color):
        BLUE = 3
except TypeError as error:
    print(error)
try:
    class Twice(Enum):
        A = 1
        A = 2
except TypeError as error:
    print(error)
