# A class with slots keeps the given names in a tuple of its own and names its members by interned copies; copying an instance leaves the list
# of all slot names in the class as __slotnames__. A class keeps a C string of its docstring, too, and its non-ASCII texts their UTF-8 form.
import copy
import gc
import sys

first, second = "".join(["ab", "cd"]), "".join(["__", "xy"])


class Slotted:
    __slots__ = (first, second)


print(sys.getrefcount(first), sys.getrefcount(second), [name is first for name in vars(Slotted) if name == "abcd"])
del Slotted
gc.collect()
print(sys.getrefcount(first), sys.getrefcount(second))


class A:
    __slots__ = ("x", "__y")


class B(A):
    pass


class C(B):
    __slots__ = "z"


for kind in (A, B, C):
    before = sys.getsizeof(dict(vars(kind)))
    copy.copy(kind())
    print(kind.__slotnames__, before, sys.getsizeof(dict(vars(kind))))
C.__slotnames__ = ["z"]
c = C()
c.x, c.z = 1, 2
print(c.__getstate__())
C.__slotnames__ = 3
try:
    c.__getstate__()
except TypeError as error:
    print(error)

counts = [0, 0]
kept = []
gc.collect()
for names in [{"a": 1}, {"__doc__": "text"}, {"__slots__": ()}, {"__slots__": "ab"}, {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}]:
    for _ in range(3):
        counts[0] = sys.getallocatedblocks()
        kept.append(type("K", (C,), names))
        counts[1] = sys.getallocatedblocks()
    print(list(names), counts[1] - counts[0])

for use in (lambda s: type("K", (), {"__slots__": (s,)}), lambda s: type("K", (), {"__doc__": s}), lambda s: float.fromhex(s), lambda s: __import__(s),
            lambda s: b"".decode(s), lambda s: str(b"", s)):
    text = "".join(["é"] * 3)
    try:
        use(text)
    except Exception as error:
        print(type(error).__name__, end=" ")
    print(sys.getsizeof(text))
for use in (lambda s: type(s, (), {}), lambda s: type("K", (), {"__doc__": s}), lambda s: float.fromhex(s)):
    try:
        use("a\ud800")
    except UnicodeEncodeError as error:
        print(error)
