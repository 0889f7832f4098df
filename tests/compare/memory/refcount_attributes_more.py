# Instances, classes, bound methods, properties, slots.
import sys
r = sys.getrefcount
class C:
    x = []
    def m(self): return r(self)
    @property
    def p(self): return r(self)
    def __call__(self): return r(self)
    def __getitem__(self, i): return r(self)
    def __len__(self): return r(self)
    def __add__(self, o): return r(self), r(o)
    def __eq__(self, o): return r(self) + 100 * r(o)
    def __enter__(self): return r(self)
    def __exit__(self, *a): print(r(self))
    def __iter__(self): yield r(self)
    def __getattr__(self, name): return r(self), r(name)
    def __contains__(self, o): return r(self) == 5
    def __bool__(self): print("bool", r(self)); return True
c = C()
print(c.m(), C().m(), c.p, c(), c[0], len(c), c + c, c + 1, c == c, list(c), c.zzz)
with c as n: print(n)
if c: pass
not c; c in c
print(r(c), r(C.x), r(C), r(C.m)); b = c.m; print(r(c), r(b), r(C.m)); b2 = c.m; print(r(c)); del b, b2; print(r(c))
c.me = c; print(r(c)); del c.me; print(r(c)); c.__dict__; print(r(c)); d = c.__dict__; print(r(d), r(c)); c.y = d; print(r(d)); del c.y
class S: __slots__ = ("a",)
s = S(); v = []; s.a = v; print(r(v)); s.a = None; print(r(v), r(s), r(S)); k = [S() for _ in range(3)]; print(r(S)); del k; print(r(S))
print(r(C().m), r(lambda: 0), r(C()), [r(x) for x in (c, v)])
