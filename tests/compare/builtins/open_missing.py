# open on files that are not there; OSError details.
try: open("/nonexistent/file.txt")
except OSError as e: print(type(e).__name__, e, e.errno, e.filename)
try: open("/")
except OSError as e: print(type(e).__name__, e)
for bad in (lambda: open(), lambda: open(1.5), lambda: open("x", "zz"), lambda: open("x", "rw")):
    try: bad()
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print(OSError(1, "a"), OSError("only"), repr(OSError(2, "x")), OSError(13, "denied", "f", None, "g"), OSError is IOError, OSError is EnvironmentError, FileNotFoundError.__mro__[1])
