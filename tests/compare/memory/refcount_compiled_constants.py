# Constants of the running script show the compiler's arena, those of compile() and exec do not; interned ones are immortal.
import sys

count = sys.getrefcount
print(count(1000), count(2.5), count(1j), count("two words"), count(b"bytes"), count((1, 2.5)), count(10**20), count(-1000))


def f():
    return count(1001), count(3.5), count("three words"), count(b"bytes2"), count((1001, "x y")), count("interned"), count(7), count(None)


print(f(), f() == f())
ns = {"count": count}
source = "r = count(2000), count(4.5), count('four words'), count(b'four'), count((1, 4.5)), count('word'), count(-2000)"
exec(source, ns)
print(ns["r"])
code = compile(source, "<s>", "exec")
exec(code, ns)
print(ns["r"])
exec(code, ns)
print(ns["r"])
print(eval("count(3000), count('five words'), count((3000, 'a b'))", ns), eval(compile("count(3000), count('five words'), count((3000, 'a b'))", "<e>", "eval"), ns))
g = lambda: (count(4000), count("six words"))
print(g(), g())


class C:
    a = count(5000), count("seven words")
    def method(self): return count(6000), count("eight words")


print(C.a, C().method())
x = 7000
y = x
print(count(x), count(7000), count(f.__code__.co_consts), count(f.__code__), len([c for c in f.__code__.co_consts if count(c) < 10]))
def deleted(): return count(8000)
code = deleted.__code__
del deleted
print(count(code), count(code.co_consts[1]))
