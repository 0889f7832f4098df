# Functions are objects with names, docs, code and a dict of their own.
def f(a, b=1):
    """Doc."""
    c = 1
    return a

print(f.__name__, f.__qualname__, f.__doc__, f.__module__)
f.note = 1
print(f.__dict__)
f.__name__ = "g"
print(f.__name__, f.__qualname__)
print(f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_name)
f.__defaults__ = (5, 6)
print(f())
try:
    f.__name__ = 1
except TypeError as error:
    print(error)
try:
    f.missing
except AttributeError as error:
    print(error)
print(f.__get__(3, int)())
print(type(f), callable(f))
