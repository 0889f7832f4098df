# __context__ is set by what was being handled, __cause__ by from.
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second")
except KeyError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
try:
    try:
        raise ValueError("a")
    except ValueError as v:
        raise KeyError("b") from v
except KeyError as e:
    print(e.__cause__ is e.__context__, e.__suppress_context__)
try:
    try:
        1 / 0
    finally:
        raise IndexError("in finally")
except IndexError as e:
    print(repr(e.__context__))
def f():
    try:
        raise ValueError("one")
    except ValueError as e:
        try:
            raise e
        except ValueError as again:
            print(again is e, again.__context__)
f()
e1 = ValueError(1)
e2 = KeyError(2)
e1.__context__ = e2
try:
    try:
        raise e2
    except KeyError:
        raise e1
except ValueError as e:
    print(repr(e.__context__), e.__context__.__context__)
