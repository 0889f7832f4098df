# No carets where the whole line is the culprit.
def f():
    raise RuntimeError("whole")

f()
