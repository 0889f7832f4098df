# Functions of sys: recursion limit, intern, frames, exception state, errors.
import sys
sys.setrecursionlimit(500); print(sys.getrecursionlimit()); sys.setrecursionlimit(1000)
for bad in (lambda: sys.setrecursionlimit(0), lambda: sys.setrecursionlimit(-5), lambda: sys.setrecursionlimit("a"), lambda: sys.setrecursionlimit(2**40), lambda: sys.intern(5), lambda: sys.intern(), lambda: sys.getrefcount(), lambda: sys._getframe(100), lambda: sys._getframe("a"), lambda: sys.exit(1, 2), lambda: sys.set_int_max_str_digits(5), lambda: sys.getsizeof()):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
def f():
    fr = sys._getframe()
    return fr.f_code.co_name, fr.f_lineno, fr.f_back.f_code.co_name, sys._getframe(1).f_code.co_name, sorted(fr.f_locals), fr.f_globals is globals()
print(f())
print(sys.exc_info(), sys.exception())
try: 1 / 0
except ZeroDivisionError as e: print(sys.exc_info()[1] is e, sys.exception() is e)
print(sys.exc_info())
sys.set_int_max_str_digits(640); print(sys.get_int_max_str_digits())
try: str(10 ** 700)
except ValueError as e: print(e)
sys.displayhook(5); sys.displayhook(None); sys.displayhook("text")
import builtins; print(builtins._)
sys.stdout.write("written\n"); sys.stderr.write(""); sys.stdout.flush()
print(sys.call_tracing(lambda a: a * 2, (4,)), sys.getprofile(), sys.gettrace())
