# Code objects: 192 bytes and the bytecode's, a whole number of words; what else belongs to code is counted apart.
import sys


def f(a, b=1, *c, d, **e):
    """A docstring is a constant and takes no place here."""
    return a


g = compile("x = 1", "name of a file", "exec")
for code in f.__code__, g, (lambda: 0).__code__:
    size = sys.getsizeof(code)
    print(size % 8, size > 192, size == code.__sizeof__(), size - (192 + len(code.co_code) + 7 & ~7) in (0, 8))
print(sys.getsizeof(f.__code__.co_consts), sys.getsizeof(f.__code__.co_varnames), sys.getsizeof(f.__code__.co_names), sys.getsizeof(f.__code__.co_freevars))
print(f.__code__.co_consts is f.__code__.co_consts, f.__code__.co_names is f.__code__.co_names, f.__code__.co_varnames is f.__code__.co_varnames)
