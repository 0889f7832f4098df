# A misspelt builtin, in a function.
def f():
    return pritn(1)

f()
