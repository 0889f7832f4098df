# _getframe: frames of the callers, their names, lines and variables.
import sys
def a(): return b()
def b():
    x = 1
    return c(2)
def c(y):
    names = []
    f = sys._getframe()
    while f: names.append((f.f_code.co_name, f.f_lineno)); f = f.f_back
    return names
print(a())
def d():
    v = 5
    f = sys._getframe(0)
    return f.f_locals, f.f_globals is globals(), f.f_builtins["len"] is len, f is sys._getframe(), f.f_back.f_code.co_name, f.f_trace, f.f_trace_lines, f.f_lasti > 0
print(d())
def e(): return sys._getframe(1).f_locals["marker"]
def g(): marker = "found"; return e()
print(g())
for bad in (lambda: sys._getframe(1000), lambda: sys._getframe("x"), lambda: sys._getframe(1, 2), lambda: sys._getframe(2**40), lambda: sys._getframe(1.5)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print(sys._getframe(-5).f_code.co_name, sys._getframe().f_back, repr(sys._getframe()).replace(__file__, "F").split(", ")[1:])
print(sys._getframemodulename(), sys._getframemodulename(0), sys._getframemodulename(50), sys._getframemodulename(depth=0))
print(len(sys._current_frames()) if hasattr(sys, "_current_frames") else 0)
class K:
    inside = sys._getframe().f_code.co_name, sys._getframe().f_locals is locals()
print(K.inside, [sys._getframe().f_code.co_name for _ in (1,)], (lambda: sys._getframe().f_code.co_name)())
def gen(): yield sys._getframe()
x = gen(); f = next(x); print(f is x.gi_frame, f.f_back, f.f_code.co_name)
f.clear() if False else None
