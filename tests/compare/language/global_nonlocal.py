# global and nonlocal choose where a name lives.
x = "module"

def outer():
    x = "outer"
    def inner():
        nonlocal x
        x = "changed"
        def deepest():
            global x, made
            x = "module changed"
            made = True
        deepest()
    inner()
    return x

print(outer(), x, made)

def counter():
    count = 0
    def step(by=1):
        nonlocal count
        count += by
        return count
    return step

a, b = counter(), counter()
print(a(), a(5), b(), a())

class C:
    x = "class"
    def f(self):
        return x
    y = [x for _ in range(2)]

print(C().f(), C.y)
