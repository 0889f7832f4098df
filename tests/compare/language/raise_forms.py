# raise with classes, instances, calls, causes; and what may not be raised.
for thing in (ValueError, ValueError("a", 1), KeyError("k")):
    try:
        raise thing
    except Exception as e:
        print(repr(e), str(e), e.args)
for bad in (5, "text", int, None):
    try:
        raise bad
    except TypeError as e:
        print(e)
try:
    raise ValueError from KeyError("cause")
except ValueError as e:
    print(repr(e.__cause__), e.__suppress_context__)
try:
    raise ValueError from None
except ValueError as e:
    print(e.__cause__, e.__suppress_context__)
try:
    raise ValueError from 5
except TypeError as e:
    print(e)
class NeedsArgs(Exception):
    def __init__(self, x): self.x = x
try:
    raise NeedsArgs
except TypeError as e:
    print(e)
class Odd(Exception):
    def __new__(cls): return 5
try:
    raise Odd
except TypeError as e:
    print(e)
