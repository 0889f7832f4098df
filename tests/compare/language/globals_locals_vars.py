# globals, locals, vars and dir in their places.
def f(a, b=2):
    c = 3
    def inner(): return a
    return sorted(locals()), sorted(vars())
print(f(1))
x = 5
print(globals()["x"], "f" in globals(), locals() is globals(), vars() is globals())
globals()["made"] = 7
print(made)
class C:
    y = 1
    names = sorted(n for n in locals())
print([n for n in C.names if not n.startswith("__")])
c = C(); c.z = 2
print(vars(c), vars(c) is c.__dict__, "y" in vars(C), type(vars(C)))
for bad in (lambda: vars(5), lambda: vars(1, 2), lambda: globals(1), lambda: dir(1, 2)):
    try: bad()
    except TypeError as e: print(e)
def g():
    before = locals()
    n = 1
    after = locals()
    return before is after, before
print(g())
print([n for n in dir(c) if not n.startswith("_")], dir()[:1], [n for n in dir(C) if n[0] != "_"], sorted(dir([]))[-3:])
def free():
    v = 1
    return (lambda: (v, sorted(locals())))()
print(free())
