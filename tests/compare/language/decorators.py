# Decorators apply from the bottom up, evaluated from the top down; any expression will do.
def note(name):
    print("make", name)
    def wrap(f):
        print("apply", name, f.__name__)
        return f
    return wrap

@note("one")
@note("two")
def f(): return 1

class Twice:
    def __init__(self, f): self.f = f
    def __call__(self, *a): return self.f(*a), self.f(*a)

@Twice
def g(x): return x + 1
print(g(1))

@note("class")
class C: pass

@(lambda f: "replaced")
def h(): pass
print(h)
table = {"k": note("item")}
@table["k"]
def i(): pass
@property
def loose(self): pass
print(type(loose))
