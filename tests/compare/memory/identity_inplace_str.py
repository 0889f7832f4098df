# s += t keeps the string where it lies only for plain locals, and only once specialised.
import sys
def local(n):
    s = "x" * 100; kept = 0
    for i in range(n):
        before = id(s); s += "y"; kept += before == id(s)
    return kept
print([local(n) for n in (1, 2, 3, 10, 100, 300)])
def plain(n):
    s = "x" * 100; kept = 0
    for i in range(n):
        before = id(s); s = s + "y"; kept += before == id(s)
    return kept
print([plain(n) for n in (1, 2, 3, 10, 100)])
def two(n):
    s = "x" * 100; kept = 0
    for i in range(n):
        t = s; before = id(s); s += "y"; kept += before == id(s)
    return kept
print(two(50))
def cell(n):
    s = "x" * 100; kept = 0
    def look(): return s
    for i in range(n):
        before = id(s); s += "y"; kept += before == id(s)
    return kept
print(cell(50) < 30)
def wide(n):
    s = "é" * 100; kept = 0
    for i in range(n):
        before = id(s); s += "y"; kept += before == id(s)
    return kept
print([wide(n) for n in (2, 30, 100)])
def kinds():
    s = "a" * 50; r = []
    for t in ("b", "b", "b", "b", "é", "b", "é", "€", "b", "\U0001F600", "b"):
        before = id(s); s += t; r.append(before == id(s)); 
    return r, sys.getsizeof(s)
print(kinds(), kinds())
def sizes():
    s = ""; r = []
    for i in range(40):
        s += "ab"; r.append(sys.getsizeof(s))
    return r
print(sizes())
