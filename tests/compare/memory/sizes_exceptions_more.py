# Exceptions with arguments, attributes, notes, tracebacks.
import sys
g = sys.getsizeof
for e in (BaseException(), Exception(1, 2), ValueError("x"), KeyError("k"), AttributeError("a"), NameError("n"), UnboundLocalError("u"), StopIteration(1), StopAsyncIteration(), SystemExit(1), ImportError("i"), ModuleNotFoundError("m"), OSError(1, "x"), FileNotFoundError(2, "x"), BlockingIOError(1, "x"),
          SyntaxError("s"), IndentationError("s"), UnicodeDecodeError("a", b"", 0, 1, "r"), UnicodeEncodeError("a", "", 0, 1, "r"), UnicodeTranslateError("", 0, 1, "r"), ExceptionGroup("g", [ValueError()]), BaseExceptionGroup("g", [ValueError()]), GeneratorExit(), KeyboardInterrupt(), Warning(), MemoryError(), RecursionError(), ZeroDivisionError()):
    print(type(e).__name__, g(e), e.__sizeof__())
class E(Exception): pass
class S(Exception): __slots__ = ("a",)
class O(OSError): pass
e = E(1); e.x = 1; print(g(e), g(e.__dict__), g(S()), g(O()), g(E), g(S))
e.add_note("n"); print(g(e), g(e.__dict__), g(e.__notes__))
try: raise e
except E as x: print(g(x), g(x.__traceback__), x.__traceback__.tb_next)
