# finalize at exit in its states: called, detached, atexit switched on and off, object dead before, registered late; order with atexit's own.
import atexit
import weakref


class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)


atexit.register(print, "registered first")
objects = {n: A(n) for n in "abcdef"}
f = {n: weakref.finalize(o, print, "finalize", n) for n, o in objects.items()}
atexit.register(print, "registered second")
f["a"]()
f["b"].detach()
f["c"].atexit = False
f["d"].atexit = False
f["d"].atexit = True
del objects["e"]
print({n: (x.alive, x.atexit) for n, x in f.items()})
late = A("late")
x = weakref.finalize(late, lambda: print("late one runs", f["f"].alive, f["c"].alive, x.alive))


def last():
    print("atexit", {n: y.alive for n, y in f.items()}, x.alive)


atexit.register(last)
second = weakref.finalize(late, print, "second of late")
weakref.finalize(print, print, "on a builtin function")
weakref.finalize(A, print, "on a class")
print("end of the script", atexit._ncallbacks())
