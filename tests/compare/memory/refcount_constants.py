# Constants of a running script show the code object and the compiler's arena.
import sys
r = sys.getrefcount
print(r(1000), r(1.5), r("two words"), r(10**20))
def f(): return r(12345), r(2.25), r("other words"), r((1, 2.5))
print(f())
x = 4567
print(r(x))
