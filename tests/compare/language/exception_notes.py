# add_note and __notes__.
e = ValueError("x")
print(hasattr(e, "__notes__"))
e.add_note("one")
e.add_note("two")
print(e.__notes__)
try:
    e.add_note(5)
except TypeError as error:
    print(error)
e.__notes__ = 7
try:
    e.add_note("three")
except TypeError as error:
    print(error)
print(repr(e), str(e))
