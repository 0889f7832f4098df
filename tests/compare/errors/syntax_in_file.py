# A script that does not compile: file, line, caret, message, exit code 1.
print("not printed")
def f(:
    pass
