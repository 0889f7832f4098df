# print_stack, extract_stack, folding of recursion, groups, TracebackException.
import sys
import traceback


def level(n):
    if n:
        return level(n - 1)
    traceback.print_stack(file=sys.stdout, limit=2)
    return [frame.name for frame in traceback.extract_stack()]


print(level(2))


def recurse(n):
    return recurse(n - 1) if n else 1 / 0


try:
    recurse(10)
except ZeroDivisionError:
    print(traceback.format_exc())
try:
    raise ExceptionGroup("several", [ValueError(1), ExceptionGroup("inner", [KeyError("k")])])
except ExceptionGroup as group:
    print("".join(traceback.format_exception(group)))
    te = traceback.TracebackException.from_exception(group)
    print(te.exc_type.__name__, str(te), len(te.exceptions), te.exceptions[1].exceptions[0].exc_type)
summary = traceback.FrameSummary("f.py", 1, "name", line="  text  ")
print(summary, list(summary), summary == ("f.py", 1, "name", "text"), len(summary))
print([line for line in traceback.StackSummary.from_list([summary] * 5).format()])
try:
    [].appendd
except AttributeError as error:
    print(traceback.format_exception_only(error))
frame = sys._getframe()
print([(f.f_code.co_name, n) for f, n in traceback.walk_stack(frame)])
