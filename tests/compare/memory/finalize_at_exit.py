# At exit: those still alive, newest first, unless told otherwise; before what was registered with atexit earlier is run.
import atexit, weakref
class A: pass
atexit.register(print, "atexit before")
keep = [A() for _ in range(4)]
fs = [weakref.finalize(o, print, "finalize", i) for i, o in enumerate(keep)]
fs[1].atexit = False
atexit.register(print, "atexit after")
late = A(); weakref.finalize(late, lambda: print("made by", weakref.finalize(keep[0], print, "too late?").alive))
print("end")
