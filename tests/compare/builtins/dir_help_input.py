# dir of different things; input without input.
class A:
    x = 1
    def m(self): pass
a = A(); a.y = 2
print([n for n in dir(a) if n[0] != "_"], [n for n in dir(A) if n[0] != "_"], len(dir(object)), dir(object)[:4], "append" in dir([]), dir(None)[0], "__len__" in dir(str))
class D:
    def __dir__(self): return (x for x in ["b", "a"])
print(dir(D()))
class Bad:
    def __dir__(self): return 5
for bad in (lambda: dir(Bad()), lambda: dir(1, 2), lambda: input(), lambda: input("prompt> ")):
    try: print(bad())
    except (TypeError, EOFError) as e: print(type(e).__name__, e)
def f():
    z = 1; b = 2
    return dir()
print(f())
