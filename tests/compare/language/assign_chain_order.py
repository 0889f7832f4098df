# Right side first, then targets from left to right; subscripts and attributes are looked up then.
def show(name, value=None):
    print("eval", name)
    return value if value is not None else {}

class Box:
    def __setattr__(self, name, value):
        print("set", name, value)
    def __setitem__(self, key, value):
        print("item", key, value)

box = Box()
box.a = box.b = show("value", 3)
show("first", box)[show("key", 1)] = show("second", box).c = show("rhs", 9)
x = y = []
print(x is y)
i = 0
i, items = 1, [0, 0, 0]
i, items[i] = 2, 7
print(i, items)
