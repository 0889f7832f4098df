# How the last line is formed: no message, empty, multi-line, str that fails.
import sys

class Plain(Exception):
    pass

class Broken(Exception):
    def __str__(self):
        raise ValueError("inside str")

for error in (Plain(), Plain(""), Plain("x"), Plain(1, 2), KeyError("k"), Plain("two\nlines"), Broken(), OSError(2, "No such file", "f.txt"), AssertionError(), StopIteration(3)):
    try:
        raise error
    except Exception:
        sys.excepthook(*sys.exc_info())
