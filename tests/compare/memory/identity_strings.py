# Interning, one-character strings, slices and concatenation.
import sys
def same(a, b): return a is b
a = "hello"; b = "hello"; c = "he" + "llo"; d = "".join(["he", "llo"])
print(a is b, a is c, a is d, a == d, sys.intern(d) is a)
e = "two words"; f = "two words"
print(e is f, same(e, "two " + "words"))
def g(): return "two words"
print(g() is e, eval("'two words'") is e, eval("'hello'") is a)
print(same(a[0], "h"), a[1] is a[1:2], a[:] is a, a + "" is a, "" + a is a, a * 1 is a, str(a) is a, same(a[0:0], ""), a.replace("x", "y") is a, a.strip() is a, a.lower() is a, f"{a}" is a, "%s" % a is a, a.join([a]) is a)
print(same("x", chr(120)), same("q", chr(113)), chr(200) is chr(200), chr(300) is chr(300), same("é", "é"), str(1) is str(1), same("ab"[0], "ac"[0]), same("a" * 20, "a" * 20), same("a" * 4097, "a" * 4097))
class A: pass
x = A(); name = "".join(["at", "tr"]); setattr(x, name, 1)
print([k for k in x.__dict__][0] is sys.intern("attr"), same([*{"k1": 1}][0], "k1"))
