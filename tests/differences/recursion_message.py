# CPython counts calls from C into Python separately from Python's own calls, with a limit of its own, and names in the message the place in
# its C code where that one is reached. glasspy counts every Python frame against sys.getrecursionlimit() alone, so recursion through
# sorted(), map() or a descriptor ends at the limit that was set, and the message is the plain one. The class, RecursionError, is the same.


def key(x):
    global depth
    depth += 1
    return sorted([1, 2], key=key)


depth = 0
try:
    key(1)
except RecursionError as error:
    print(error, "| beyond 700 levels:", depth > 700)
