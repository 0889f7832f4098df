# Unary operators, conversions, indexing, containment, iteration through a proxy.
import weakref
class C:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __abs__(self): return "abs"
    def __invert__(self): return "invert"
    def __int__(self): return 42
    def __float__(self): return 4.5
    def __index__(self): return 3
    def __bool__(self): return False
    def __len__(self): return 7
    def __getitem__(self, k): return ("get", k)
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
    def __contains__(self, k): return k == 1
    def __iter__(self): return iter("abc")
    def __next__(self): return "next"
    def __reversed__(self): return "reversed"
    def __bytes__(self): return b"bytes"
    def __str__(self): return "str!"
    def __repr__(self): return "repr!"
    def __format__(self, s): return "format" + s
    def __call__(self, *a, **k): return a, k
    def __enter__(self): return "enter"
    def __exit__(self, *a): print("exit")
    def __hash__(self): return 1
    def __dir__(self): return ["b", "a"]
c = C(); p = weakref.proxy(c)
print(-p, +p, abs(p), ~p, int(p), float(p), "abcd"[p], bool(p), not p, len(p), p[1], p[1:2], 1 in p, 2 in p, list(p))
p[1] = 2; del p[3]
print(str(p), f"{p}", bytes(p), p(1, k=2), type(p).__name__, dir(p))
for work in (lambda: next(p), lambda: reversed(p), lambda: hash(p)):
    try: print(work())
    except TypeError as e: print(e)
try:
    with p as x: print(x)
except TypeError as e: print(e)
print(list(range(10))[p], hex(p), p.__class__ is C, isinstance(p, C), issubclass(type(p), C))
