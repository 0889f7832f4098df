# Callbacks: newest first, with the dead reference; errors are reported; order against __del__.
import weakref, sys
class A:
    def __del__(self): print("del")
a = A()
r1 = weakref.ref(a, lambda r: print("cb1", r is r1, r()))
r2 = weakref.ref(a, lambda r: print("cb2"))
r3 = weakref.ref(a, lambda r: print("never"))
del r3
f = weakref.finalize(a, print, "finalize", 1)
print(f.alive)
del a
print(f.alive, f())
sys.unraisablehook = lambda u: print("unraisable", u.exc_value, u.err_msg)
b = A(); r = weakref.ref(b, lambda r: 1 / 0); del b
sys.unraisablehook = sys.__unraisablehook__
class R(weakref.ref):
    __slots__ = ("key",)
    def __new__(cls, o, cb=None, key=None): return super().__new__(cls, o, cb)
    def __init__(self, o, cb=None, key=None):
        super().__init__(o, cb)
        self.key = key
c = A(); r = R(c, lambda r: print("sub", r.key), "k"); s = R(c)
print(s is r, weakref.ref(c) is s, weakref.getweakrefcount(c)); del c; print(r())
