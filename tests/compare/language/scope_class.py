# A class body sees its own names, then globals; its functions skip it.
name = "global"

class A:
    name = "class"
    seen = name
    def method(self):
        return name
    lam = lambda self: name
    items = [name for _ in range(1)]
    first = [n for n in name]
    print(sorted(k for k in locals() if not k.startswith("__")))

print(A.seen, A().method(), A().lam(), A.items, A.first)

def maker(name):
    class B:
        inside = name
        def get(self):
            return name
    return B

B = maker("param")
print(B.inside, B().get(), B.__qualname__, B.get.__qualname__)

class Outer:
    class Inner:
        def f(self): pass
print(Outer.Inner.f.__qualname__, Outer.Inner)
