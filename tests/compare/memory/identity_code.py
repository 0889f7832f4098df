# Code objects among the constants of a unit: what is compiled twice at the same place (a finally block, the test of a while) is one object, and
# so are lambdas of one line that return the same constant. Equality looks at everything but file and qualified name.
import sys

made = []


def left(how):
    try:
        if how == 1:
            return 1
        if how == 2:
            raise ValueError
    finally:
        made.append(lambda: 0)
        def g(): return how
        made.append(g)


for how in range(3):
    try:
        left(how)
    except ValueError:
        pass
print(len({id(f.__code__) for f in made}), sum(hasattr(c, "co_name") for c in left.__code__.co_consts))
print(sys.getrefcount(made[0].__code__), made[0].__code__ is made[2].__code__, made[0].__code__ is left.__code__.co_consts[3])


def tested():
    found = []
    while found.append(lambda: 1) or len(found) < 3:
        pass
    return found


print(len({id(f.__code__) for f in tested()}))
a, b, c, d, e = (lambda: 0), (lambda: 0), (lambda: 0.0), (lambda x: x), (lambda x: x)
print(a.__code__ is b.__code__, a.__code__ == c.__code__, d.__code__ is e.__code__, d.__code__ == e.__code__)


def compiled(*sources):
    first, second = (compile(source, name, "eval") for name, source in zip("fg", sources))
    return first == second, first is second


print(compiled("lambda: 0", "lambda: 0"), compiled("1", "1.0"), compiled("1", "True"), compiled("0.0", "-0.0"), compiled("x", "(x)"))
print(compiled("(1, 2)", "(1, 2.0)"), compiled("lambda x: x", "lambda y: y"), compiled("lambda x: 1", "lambda *x: 1"))
