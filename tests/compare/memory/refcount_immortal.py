# Immortal objects print one number and never change.
import sys
r = sys.getrefcount
big = 4294967295
print([r(x) == big for x in (None, True, False, ..., NotImplemented, 0, 1, -5, 256, "", "a", "ÿ", b"", b"z", (), int, type, object)])
print([r(x) == big for x in (257, -6, 1.5, "a b", (1,), [], sys, len, frozenset())])
keep = [None] * 1000
print(r(None) == big, r("identifier") == big, r("two words") == big)
x = "".join(["dyn", "amic"])
print(r(x)); y = sys.intern(x); print(r(x) == big)
class A: pass
A().fresh_attribute_name = 1
print(r("fresh_attribute_name") == big)
