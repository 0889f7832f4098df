# is_finalized: true only once __del__ has run and the object came back.
import gc
back = []
class R:
    def __del__(self): back.append(self)
class P: pass
r = R(); p = P()
print(gc.is_finalized(r), gc.is_finalized(p), gc.is_finalized(1), gc.is_finalized("a"))
del r
r = back.pop(); print(gc.is_finalized(r))
del r; print(back)
r = R(); r.me = r; del r
print(gc.collect(), gc.is_finalized(back[0]), gc.is_tracked(back[0]))
x = back.pop(); x.me = None; del x; print(back)
def g():
    try: yield
    finally: print("closed")
x = g(); next(x); print(gc.is_finalized(x)); x.close(); print(gc.is_finalized(x)); del x
