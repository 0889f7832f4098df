# intern: one object per text.
import sys
a = "".join(["some ", "text"]); b = "".join(["some ", "text"])
print(a is b, sys.intern(a) is a, sys.intern(b) is a, sys.intern("some text") is a, sys.getrefcount(a))
class S(str): pass
for bad in (1, None, b"x", S("a")):
    try: sys.intern(bad)
    except TypeError as e: print(e)
for bad in (lambda: sys.intern(), lambda: sys.intern("a", "b"), lambda: sys.intern(string="a")):
    try: bad()
    except TypeError as e: print(e)
n = sys.getunicodeinternedsize(); k = sys.intern("quite new " + str(n)); print(sys.getunicodeinternedsize() - n, n > 100)
try: sys.getunicodeinternedsize(1)
except TypeError as e: print(e)
