# Closures share cells, see later changes, and show them in __closure__.
def make():
    value = 1
    def get():
        return value
    def put(new):
        nonlocal value
        value = new
    return get, put

get, put = make()
put(5)
print(get(), get.__closure__[0].cell_contents, get.__closure__[0] is put.__closure__[0])
print(get.__code__.co_freevars, make.__code__.co_cellvars)
print(make.__closure__)

def adders():
    result = []
    for i in range(3):
        def add(x, i=i):
            return x + i
        result.append(add)
    return result

print([f(10) for f in adders()])

def empty():
    def inner():
        return later
    cell = inner.__closure__[0]
    try:
        cell.cell_contents
    except ValueError as error:
        print(error)
    later = 1

empty()
