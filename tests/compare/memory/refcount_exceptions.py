# Exceptions hold frames, frames hold locals; until the except clause ends.
import sys
r = sys.getrefcount
v = []
def bad(x): y = x; raise ValueError(x)
try: bad(v)
except ValueError as e:
    print(r(v), r(e), r(e.args), r(e.__traceback__), r(e.__traceback__.tb_next.tb_frame))
    print(r(sys.exc_info()[1]), sys.exc_info()[1] is e)
print(r(v))
kept = None
try: bad(v)
except ValueError as e: kept = e
print(r(v), r(kept)); kept.__traceback__ = None; print(r(v)); kept.args = (); print(r(v), r(kept))
try:
    try: bad(v)
    except ValueError as inner: raise KeyError(v) from inner
except KeyError as outer: print(r(v), r(outer), r(outer.__cause__), r(outer.__context__)); kept = outer
print(r(v), r(kept.__cause__)); kept.__cause__ = kept.__context__ = None; print(r(v)); del kept; print(r(v))
def fin(x):
    try: bad(x)
    finally: print("finally", r(x))
try: fin(v)
except ValueError: print(r(v))
print(r(v))
def swallow(x):
    try: raise KeyError(x)
    except KeyError: pass
    return r(x)
print(swallow(v), r(v))
class CM:
    def __enter__(self): return self
    def __exit__(self, t, e, tb): print(r(e), r(tb), r(t) > 5); return True
with CM(): bad(v)
print(r(v))
e = ValueError("x"); print(r(e))
try: raise e
except ValueError as e2: print(r(e))
print(r(e), e.__traceback__ is not None)
try: raise ValueError
except ValueError as e3: print(r(e3))
