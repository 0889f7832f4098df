# A callback may drop its own reference, or that of the next in line.
import weakref
class N: pass
refs = {}
def cb(name, victim):
    def f(r): print("callback", name); refs.pop(victim, None)
    return f
n = N()
refs["a"] = weakref.ref(n, cb("a", "a")); refs["b"] = weakref.ref(n, cb("b", "a")); refs["c"] = weakref.ref(n, cb("c", "c"))
del n
print(sorted(refs))
