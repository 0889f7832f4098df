# traceback: an exception as text and as data.
import sys
import traceback


def outer(x):
    return inner(x) + 1


def inner(x):
    return 1 / x


try:
    outer(0)
except ZeroDivisionError as error:
    print(traceback.format_exc())
    print(traceback.format_exception_only(error))
    stack = traceback.extract_tb(error.__traceback__)
    print([(f.name, f.lineno, f.line) for f in stack], stack[-1].colno, stack[-1].end_colno)
    print(traceback.format_tb(error.__traceback__, 1))
    traceback.print_exc(limit=1, file=sys.stdout)
    traceback.print_tb(error.__traceback__, limit=-1, file=sys.stdout)
try:
    try:
        outer(0)
    except ZeroDivisionError as error:
        raise ValueError("bad") from error
except ValueError as error:
    text = traceback.format_exception(error)
    print(len(text), "".join(text))
    print("".join(traceback.format_exception(error, chain=False)))
    error.add_note("a note")
    print(traceback.format_exception_only(error))
print(traceback.format_exc())
try:
    exec("x = = 1")
except SyntaxError as error:
    print("".join(traceback.format_exception_only(error)))
print(traceback.format_list([("a.py", 3, "fn", "x = 1"), ("b.py", 4, "gn", None)]))
try:
    traceback.print_exception(1)
except TypeError as error:
    print(error)
