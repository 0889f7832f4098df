# except* handles parts of a group, leaves the rest, and wraps naked exceptions.
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
except* ValueError as e:
    print("value", repr(e))
except* (TypeError, KeyError) as e:
    print("other", repr(e))
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), OSError(2)])
    except* ValueError as e:
        print("caught", e.exceptions)
except ExceptionGroup as left:
    print("left", repr(left))
try:
    raise ValueError("naked")
except* ValueError as e:
    print(repr(e))
try:
    pass
except* ValueError:
    print("no")
else:
    print("else")
finally:
    print("finally")
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError:
        raise KeyError("new")
except BaseException as e:
    print(repr(e))
try:
    try:
        raise ValueError
    except* ExceptionGroup:
        pass
except TypeError as e:
    print(e)
