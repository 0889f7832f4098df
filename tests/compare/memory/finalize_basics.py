# finalize: arguments, liveness, one call only, what it answers.
import weakref
class A: pass
def done(*args, **kwargs): print("done", args, kwargs); return "result"
a = A(); f = weakref.finalize(a, done, 1, 2, k=3)
print(f.alive, f.atexit, f.peek()[0] is a, f.peek()[1] is done, f.peek()[2:])
print(f(), f(), f.alive, f.peek(), f.detach(), f.atexit)
b = A(); g = weakref.finalize(b, done, "b"); del b; print(g.alive, g())
c = A(); h = weakref.finalize(c, done); print(h.detach()[2:], h.alive, h.detach()); del c
d = A(); i = weakref.finalize(d, done); i.atexit = False; print(i.atexit); i.atexit = 5; print(i.atexit); i.atexit = False
print(repr(i).startswith("<finalize object at 0x"), repr(i).split("; ")[1].split(" at ")[0], repr(g).split("; ")[1])
for bad in (lambda: weakref.finalize(), lambda: weakref.finalize(d), lambda: weakref.finalize(5, done), lambda: weakref.finalize(obj=d, func=done), lambda: setattr(i, "x", 1), lambda: setattr(i, "alive", 1)):
    try: bad()
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
