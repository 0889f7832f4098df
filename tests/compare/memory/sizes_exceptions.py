# Exceptions and tracebacks.
import sys
g = sys.getsizeof
print({e.__name__: g(e()) for e in (BaseException, Exception, ValueError, KeyError, AttributeError, NameError, StopIteration, SystemExit, ImportError, OSError, SyntaxError, RecursionError, KeyboardInterrupt)})
print(g(UnicodeDecodeError("u", b"", 0, 1, "r")), g(UnicodeEncodeError("u", "", 0, 1, "r")), g(ExceptionGroup("g", [ValueError()])))
try: 1 / 0
except ZeroDivisionError as e: print(g(e.__traceback__), g(e))
