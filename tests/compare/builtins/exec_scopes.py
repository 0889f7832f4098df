# exec and eval with separate globals and locals.
g, l = {"a": 1}, {"b": 2}
exec("c = a + b\nglobal d\nd = 5", g, l)
print(l, g["d"], sorted(k for k in g if k != "__builtins__"))
class Map:
    def __getitem__(self, k):
        if k == "z": return 26
        raise KeyError(k)
    def __setitem__(self, k, v): print("set", k, v)
exec("y = z", {}, Map())
print(eval("z + 1", {}, Map()))
try: eval("q", {}, Map())
except NameError as e: print(e)
exec("def f(): return a", g); print(g["f"]())
exec("class K:\n    v = a\nprint(K.v)", g)
def outer():
    x = 1
    exec("x = 2; print(x)")
    return x
print(outer(), eval("[a for a in range(3)]"), eval("(lambda n: n and n - 1)(3)"))
try: exec("print(inner)", {"__builtins__": {"print": print}})
except NameError as e: print(e)
exec("print(len('abc'))", {"__builtins__": {"print": print, "len": lambda s: "mine"}})
