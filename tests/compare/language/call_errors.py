# Every TypeError for a call that does not fit.
def f(a, b): pass
def g(a, b=1): pass
def h(*, k): pass
def p(a, b, /): pass
def n(): pass
def kk(a, *, x, y): pass

for call in (
    lambda: f(), lambda: f(1), lambda: f(1, 2, 3), lambda: f(1, b=2, c=3), lambda: f(1, a=2),
    lambda: g(), lambda: g(1, 2, 3), lambda: h(), lambda: h(1), lambda: h(k=1, z=2),
    lambda: p(1, b=2), lambda: p(a=1, b=2), lambda: p(1), lambda: n(1), lambda: n(x=1), lambda: kk(1),
    lambda: kk(), lambda: kk(1, 2, x=1, y=2), lambda: kk(1, x=1), lambda: f(*[1, 2, 3, 4]),
    lambda: f(**{"a": 1}), lambda: f(*5), lambda: f(**5), lambda: f(**{1: 2}),
    lambda: f(1, 2, **{"a": 1}), lambda: n(**{"x": 1}, **{"x": 2}), lambda: f(aa=1, b=2),
):
    try:
        call()
    except TypeError as error:
        print(error)
