# An uncaught error: header, frames oldest first, source lines, carets.
def inner(x):
    return 1 / x

def outer():
    value = inner(0)
    return value

print("before")
outer()
print("never")
