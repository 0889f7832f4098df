# A running call of CPython holds a reference to its code object beside the function's; glasspy's frames rely on the function (or the
# generator), which keeps it. sys.getrefcount of a code object says one less for each running call of it. The code object of a
# function that is given another one meanwhile lives as long as in CPython.
import sys


def work():
    return sys.getrefcount(work.__code__)


print(work())
