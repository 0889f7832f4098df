# partial: arguments, keywords, repr, flattening, sizes, state.
import functools
import sys
from functools import partial


def f(*args, **kwargs):
    return args, sorted(kwargs.items())


p = partial(f, 1, b=2)
print(p(), p(3, b=4, c=5), p.args, p.keywords, p.func is f)
print(partial(print, 1, sep="-"), sys.getsizeof(p), sys.getsizeof(partial), partial.__basicsize__)
q = partial(p, 2, c=3)
print(q.func is f, q.args, q.keywords)
p.label = "kept apart"
r = partial(p, 2)
print(r.func is p, r.args, p.__dict__)
print(type(p.__reduce__()[0]), p.__reduce__()[2][1:])
s = partial(f)
s.__setstate__((f, (7,), {"k": 8}, None))
print(s(), partial[int])
loop = partial(f)
loop.__setstate__((loop, (), {}, {}))
print(repr(loop))
loop.__setstate__((f, (), {}, None))
for call in (lambda: partial(), lambda: partial(1), lambda: s.__setstate__(1), lambda: setattr(p, "func", 1)):
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
