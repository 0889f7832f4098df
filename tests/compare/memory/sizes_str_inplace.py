# A local string grows in place; elsewhere a new one is made.
import sys
def local(n):
    s = ""
    same = 0
    for i in range(n):
        before = id(s)
        s += "x"
        same += id(s) == before
    return same, len(s), sys.getsizeof(s)
print(local(50)[1:], local(50)[0] > 20)
t = ""
for i in range(50): t += "x"
print(len(t), sys.getsizeof(t))
def wide():
    s = "a"
    s += "é"; a = sys.getsizeof(s)
    s += "€"; b = sys.getsizeof(s)
    s += "🐍"; c = sys.getsizeof(s)
    return a, b, c
print(wide())
