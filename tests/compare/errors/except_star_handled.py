# Inside an except* clause the exception being handled is the part that matched; what is raised there has it as its context.
import sys
try: raise ExceptionGroup("g",[KeyError(1),ValueError(2)])
except* KeyError as e:
    print(repr(sys.exception()), sys.exception() is e)
    try: raise TypeError
    except TypeError as t: print(repr(t.__context__))
except* ValueError: print(repr(sys.exception()))
print(sys.exception())
try:
    try: raise ExceptionGroup("g",[KeyError(1),ValueError(2)])
    except* KeyError as e: raise IndexError("x")
    except* ValueError as e: raise
except ExceptionGroup as g: print(repr(g), [repr(x.__context__) for x in g.exceptions])
try:
    try: raise KeyError(1)
    except* KeyError as e: print(repr(sys.exception())); 1/0
except BaseException as g: print(repr(g), repr(g.__context__))
def f():
    for i in range(2):
        try: raise ExceptionGroup("g",[KeyError(i)])
        except* KeyError: print(repr(sys.exception()))
    print(sys.exception())
f()
try: raise ExceptionGroup("g",[KeyError(1)])
except* ValueError: pass
