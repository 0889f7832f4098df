# Walking a traceback by hand.
import sys

def a():
    b()

def b():
    raise ValueError("deep")

try:
    a()
except ValueError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_lineno)
        tb = tb.tb_next
    print(sys.exc_info()[0], sys.exc_info()[1] is e, sys.exception() is e)
    clean = e.with_traceback(None)
    print(clean is e, e.__traceback__)
print(sys.exc_info(), sys.exception())
try:
    e = ValueError()
    e.__traceback__ = 5
except TypeError as error:
    print(error)
